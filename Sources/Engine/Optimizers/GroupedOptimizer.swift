/// An optimizer whose learning rate and weight decay differ between groups of parameters.
///
/// Every rule here works element by element, so a group is stepped by itself on its part of the vectors.
/// Source: PyTorch's parameter groups; GAC-FAS trains its head at ten times the learning rate.
public struct GroupedOptimizer: Optimizer {
    /// How all parameters step but for the groups' settings.
    public let base: any Optimizer
    public let groups: [ParameterGroup]
    /// Neighbouring parameters that are stepped alike; empty until a layout is known.
    private var spans: [Span] = []

    private struct Span {
        var range: Range<Int>
        let group: Int?
    }

    public init(_ base: any Optimizer, groups: [ParameterGroup]) {
        self.base = base
        self.groups = groups
    }

    public var name: String { base.name }

    public var options: Record {
        var record = base.options
        record["groups"] = .record(Record(groups.map { ($0.match, .record($0.settings)) }))
        return record
    }

    public var rule: String {
        base.rule
            + groups.map { "; lr·\(Value.real($0.lrScale).literal) for \($0.match)" }.joined()
    }

    public var weightDecay: Double { base.weightDecay }

    public func decaying(by weightDecay: Double) -> any Optimizer {
        var copy = GroupedOptimizer(
            base.decaying(by: weightDecay),
            groups: groups.map { ParameterGroup(match: $0.match, lrScale: $0.lrScale) })
        copy.spans = spans
        return copy
    }

    public func bound(to layout: ParameterLayout) throws -> any Optimizer {
        for group in groups where !layout.entries.contains(where: { $0.name.contains(group.match) }) {
            throw Fault(
                .argument, "no parameter's name contains \(group.match.escapedForTerminal)",
                hint: "the parameters are " + layout.entries.prefix(8).map(\.name).joined(separator: " ")
                    + (layout.entries.count > 8 ? " …" : ""))
        }
        var copy = self
        copy.spans = []
        for entry in layout.entries {
            let group = groups.firstIndex { entry.name.contains($0.match) }
            if let last = copy.spans.last, last.group == group {
                copy.spans[copy.spans.count - 1].range = last.range.lowerBound..<entry.range.upperBound
            } else {
                copy.spans.append(Span(range: entry.range, group: group))
            }
        }
        return copy
    }

    public func start(at point: Tensor) throws -> Moments { try base.start(at: point) }

    public func step(
        point: Tensor, gradient: Tensor, moments: Moments, lr: Double
    ) throws -> (point: Tensor, moments: Moments) {
        try point.checkSameVector(gradient)
        guard !spans.isEmpty else {
            throw Fault(.state, "an optimizer with groups steps only a model that it knows")
        }
        let steps = try spans.map { span in
            let group = span.group.map { groups[$0] }
            let optimizer = group?.weightDecay.map { base.decaying(by: $0) } ?? base
            return try optimizer.step(
                point: point.part(span.range), gradient: gradient.part(span.range),
                moments: moments.part(span.range), lr: lr * (group?.lrScale ?? 1))
        }
        let vectors = try moments.vectors.indices.map { index in
            (
                name: moments.vectors[index].name,
                vector: try Tensor.cat(steps.map { $0.moments.vectors[index].vector })
            )
        }
        return (
            try Tensor.cat(steps.map(\.point)), Moments(count: moments.count + 1, vectors: vectors)
        )
    }
}

extension Tensor {
    fileprivate func part(_ range: Range<Int>) throws -> Tensor {
        try narrow(dim: 0, start: range.lowerBound, length: range.count)
    }
}

extension Moments {
    fileprivate func part(_ range: Range<Int>) throws -> Moments {
        Moments(count: count, vectors: try vectors.map { ($0.name, try $0.vector.part(range)) })
    }
}
