import Engine

extension Mixture: Noun {
    public static var kind: String { "mixture" }

    /// `train val test size weights domains`, and the domains' names.
    public var fieldNames: [String] {
        let splits = Split.allCases.filter { split in datasets.allSatisfy { $0.indices(of: split) != nil } }
        return splits.map(\.rawValue) + ["size", "weights", "domains"] + names
    }

    public func field(_ name: String, in host: any Host) throws -> Value? {
        if let split = Split(rawValue: name) { return .noun(try narrowed(to: split)) }
        switch name {
        case "size": return .int(size)
        case "weights": return .record(weights)
        case "domains": return .list(names.map { .text($0) })
        default: return domain(name).map { .noun(Mixture($0)) }
        }
    }

    /// Normalised weights by domain.
    public var weights: Record {
        Record(zip(names, normalizedWeights).map { ($0, .real($1)) })
    }

    public var summary: String { expression }

    /// The expression, a table of the domains, and the number of steps in an epoch.
    public func shown(in host: any Host) -> [String] {
        var lines = [expression] + AlignedRows.lines(of: overview(), maximumColumns: 16)
        switch Result(catching: { try BatchPlan(self, seed: 0) }) {
        case .success(let plan):
            let steps = plan.stepsPerEpoch == 1 ? "1 step" : "\(plan.stepsPerEpoch) steps"
            lines.append("\(steps) of \(plan.samplesPerStep) an epoch (batch: \(plan.batch))")
        case .failure(let fault as Fault) where fault.kind == .argument:
            lines.append(fault.description)
        case .failure:
            break
        }
        return lines
    }

    /// `weight * x`, `x * weight`, `x + y`.
    public func combined(_ operation: BinaryOperator, with other: Value, reversed: Bool) throws -> Value? {
        switch (operation, other) {
        case (.add, .noun(let noun as Mixture)):
            return .noun(try reversed ? noun.joined(with: self) : joined(with: noun))
        case (.multiply, .noun(let noun as Mixture)):
            throw Fault(
                .type, "two datasets cannot be multiplied", hint: "write \(label) + \(noun.label)")
        case (.multiply, _):
            guard let weight = other.exactNumber else { return nil }
            return .noun(try scaled(by: weight))
        case (.subtract, .noun(let noun as Mixture)) where !reversed:
            throw Fault(
                .type, "there is no difference of datasets", hint: "write (\(label)).without(\(noun.label))")
        default:
            return nil
        }
    }

    public func equals(_ other: any Noun) -> Bool { (other as? Mixture).map { self == $0 } ?? false }
}

extension FieldType where T == Mixture {
    /// Any dataset, collection or mixture.
    public static var mixture: FieldType<Mixture> { .noun(Mixture.self) }
}

extension FieldType where T == Dataset {
    /// A dataset, or a mixture of one domain.
    public static var dataset: FieldType<Dataset> {
        FieldType("dataset") { value in
            guard case .noun(let noun) = value, let mixture = noun as? Mixture else { return nil }
            guard let dataset = mixture.dataset else {
                throw Fault(
                    .type, "one domain is wanted here, and \(mixture.label) has \(mixture.terms.count)",
                    hint: "its domains are " + mixture.names.joined(separator: ", "))
            }
            return dataset
        }
    }
}
