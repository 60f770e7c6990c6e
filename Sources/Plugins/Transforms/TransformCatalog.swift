import Engine

/// Every transform that a manifest or the language can name.
public enum TransformCatalog {
    /// The forms, in the order of the manual.
    public static let forms: [Form<SampleTransform>] = [Flip.form]

    /// `flip: {p: 0.5}`, a map of one key.
    static let type = FieldType<SampleTransform>("{transform: {…}}") { value in
        guard let call = try SettingsMap.call(value) else { return nil }
        guard call.named.count == 1, let (name, place, argument) = call.named.first else {
            throw Fault(
                .argument, "a transform is a map of one key", hint: "- {flip: {p: 0.5}}", at: call.place)
        }
        guard let form = forms.first(where: { $0.name == name }) else {
            let names = forms.map(\.name)
            throw Fault(
                .name, "there is no transform \(name.escapedForTerminal)",
                hint: Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
                    ?? "there are " + names.joined(separator: ", "), at: place)
        }
        guard !argument.value.isNull else { return try form.make(Call(at: place)) }
        guard let settings = try SettingsMap.call(argument.value) else {
            throw Fault(.type, "\(name) takes a map of settings", hint: form.signature, at: argument.place)
        }
        return try form.make(settings)
    }
}
