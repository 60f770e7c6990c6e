/// Something that a form makes and that knows its own settings: an objective, an optimizer, a schedule, a
/// metric.
public protocol Configured: Sendable {
    /// The name of its form.
    var name: String { get }
    /// Every option with its value, defaults included, in the order of the form.
    var options: Record { get }
}

extension Configured {
    /// The expression that makes it again: `roga(rho: 0.1)`, without the options that have their defaults.
    ///
    /// - Parameter form: the form's fields.
    public func expression(_ form: [FieldDescription]) -> String {
        let defaults = Dictionary(form.map { ($0.label, $0.defaultText) }) { first, _ in first }
        let given = options.entries.filter { key, value in
            let plain = defaults[key].flatMap { $0 } ?? "null"
            return value.literal != plain
        }
        return "\(name)(" + given.map { "\($0.key): \($0.value.literal)" }.joined(separator: ", ") + ")"
    }

    /// As above, with the fields looked up by name in a catalog.
    public func expression<Output>(in catalog: [Form<Output>]) -> String {
        expression(catalog.first { $0.name == name }?.fields ?? [])
    }
}
