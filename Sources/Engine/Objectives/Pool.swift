/// What a mean over domains weighs.
public enum Pool: String, Sendable, CaseIterable {
    /// Each domain by its samples in the step, so that a mixture's weights mean the same for every
    /// objective.
    case sample
    /// Every domain alike.
    case domain
}

extension FieldType where T == Pool {
    /// `"sample" | "domain"`.
    static var pool: FieldType<Pool> {
        FieldType<String>.choice("sample", "domain").map { Pool(rawValue: $0) ?? .sample }
    }
}

extension Fields {
    /// The option `pool` of the objectives that average over domains.
    mutating func pool() -> Field<Pool> {
        self("pool", .pool, default: "sample", help: "what a mean over domains weighs")
    }
}
