/// A model that a form describes, before its numbers are drawn.
public struct ModelPlan: Sendable {
    public let architecture: Architecture
    public let settings: ModelSettings
    /// The seed that was given; nil stands for the session's.
    public let seed: Int?

    public init(architecture: Architecture, settings: ModelSettings, seed: Int?) {
        self.architecture = architecture
        self.settings = settings
        self.seed = seed
    }

    /// The model with fresh numbers.
    ///
    /// - Parameter session: the seed where none was given.
    public func model(session: Int) throws -> Model {
        let seed = seed ?? session
        var options = settings.options
        options["seed"] = .int(seed)
        return try Model(
            architecture, settings: ModelSettings(name: settings.name, options: options),
            seed: UInt64(bitPattern: Int64(seed)))
    }
}
