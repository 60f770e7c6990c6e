/// Every model that can be named.
public enum ModelCatalog {
    /// In the order of the manual.
    public static let forms: [Form<ModelPlan>] = [
        CNN.form, MLP.form, MLP.logregForm, ResNet.form18, ResNet.form34,
    ]

    /// The model that settings describe, with fresh numbers.
    ///
    /// - Throws: `.format` for a name that is no model's, and what its form throws.
    public static func rebuild(_ settings: ModelSettings) throws -> Model {
        guard let form = forms.first(where: { $0.name == settings.name }) else {
            throw Fault(.format, "there is no model \(settings.name)")
        }
        let named = settings.options.entries.map {
            (label: $0.key, labelPlace: Place?.none, argument: Call.Argument($0.value))
        }
        return try form.make(Call(named: named)).model(session: 0)
    }
}
