/// Parameters that an optimizer treats in a way of their own.
public struct ParameterGroup: Sendable, Equatable {
    /// A part of the parameters' names: "fc", "bias". Of several groups that fit the first counts.
    public let match: String
    /// What the run's learning rate is multiplied by.
    public let lrScale: Double
    /// Their weight decay; nil: the optimizer's.
    public let weightDecay: Double?

    public init(match: String, lrScale: Double = 1, weightDecay: Double? = nil) {
        self.match = match
        self.lrScale = lrScale
        self.weightDecay = weightDecay
    }

    /// As it is written: `{lr_scale: 10}`.
    var settings: Record {
        var record = Record()
        if lrScale != 1 { record["lr_scale"] = .real(lrScale) }
        if let weightDecay { record["weight_decay"] = .real(weightDecay) }
        return record
    }

    /// Reads `{fc: {lr_scale: 10}, bias: {weight_decay: 0}}`.
    ///
    /// - Throws: `.argument` for a setting that does not exist or is below 0.
    static func read(_ record: Record) throws -> [ParameterGroup] {
        try record.entries.map { match, value in
            guard case .record(let settings) = value else {
                throw Fault(
                    .type, "the group \(match) is a \(value.kind), where a record was expected",
                    hint: "groups: {\(match): {lr_scale: 10}}")
            }
            if let unknown = settings.keys.first(where: { $0 != "lr_scale" && $0 != "weight_decay" }) {
                throw Fault(
                    .argument, "the group \(match) has no setting \(unknown.escapedForTerminal)",
                    hint: "lr_scale or weight_decay")
            }
            return ParameterGroup(
                match: match, lrScale: try number(settings["lr_scale"], match, "lr_scale") ?? 1,
                weightDecay: try number(settings["weight_decay"], match, "weight_decay"))
        }
    }

    private static func number(_ value: Value?, _ match: String, _ label: String) throws -> Double? {
        guard let value else { return nil }
        guard let number = value.exactNumber, number >= 0, number.isFinite else {
            throw Fault(.argument, "\(label) of the group \(match) must be a number of at least 0")
        }
        return number
    }
}

extension Fields {
    /// The option `groups` of optimizers.
    mutating func groups() -> Field<Record?> {
        self(
            optional: "groups", .record,
            help:
                "parts of names with settings of their own: {fc: {lr_scale: 10, weight_decay: 0}}")
    }
}

extension Optimizer {
    /// This optimizer with the groups that were given, if any.
    func grouped(_ arguments: Arguments, _ field: Field<Record?>) throws -> any Optimizer {
        guard let record = arguments[field] else { return self }
        do {
            return GroupedOptimizer(self, groups: try ParameterGroup.read(record))
        } catch let fault as Fault {
            throw fault.located(at: arguments.place(of: field))
        }
    }
}
