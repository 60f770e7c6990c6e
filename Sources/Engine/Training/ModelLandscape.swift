/// The landscape of a model and a step's batches: mean cross-entropies of the domains.
///
/// The model is always in training mode; running statistics go in with it and come out as `buffers`.
public struct ModelLandscape: Landscape {
    public let domains: [LandscapeDomain]
    public let point: Tensor
    public var passes = Passes()
    /// Running statistics after the passes that kept them.
    public private(set) var buffers: Buffers
    /// Parts in which the samples of a pass go through the model.
    public let accumulate: Int
    private let start: Buffers
    private let architecture: Architecture
    private let inputs: [Tensor]
    private let labels: [Tensor]
    private let interrupt: @Sendable () throws -> Void
    // Filled when first needed: the methods with an ascent pass all domains several times.
    private var joined: [Pieces: ModelSamples] = [:]

    /// - Parameter accumulate: parts in which a pass goes through the model, each with a share of every
    ///   domain: less memory, the same gradients but for rounding; batch norm sees a part at a time.
    /// - Parameter interrupt: asked before each pass; what it throws ends the step.
    /// - Throws: `.value` without batches, `.shape` for samples that the model does not take.
    public init(
        _ model: Model, _ batches: [Batch], accumulate: Int = 1,
        interrupt: @escaping @Sendable () throws -> Void = {}
    ) throws {
        guard !batches.isEmpty else { throw Fault(.value, "a step needs the batch of at least one domain") }
        precondition(accumulate >= 1, "a pass in \(accumulate) parts")
        domains = batches.map { LandscapeDomain(name: $0.domain, count: $0.count) }
        point = model.point.constant
        buffers = model.buffers
        start = model.buffers
        self.accumulate = accumulate
        architecture = model.architecture
        inputs = try batches.map {
            try model.architecture.input.prepare($0.inputs, order: $0.order, dtype: model.point.dtype)
        }
        labels = batches.map(\.labels)
        self.interrupt = interrupt
    }

    public var layout: ParameterLayout { architecture.layout }

    public var couplesSamples: Bool { architecture.couplesSamples }

    public func checkInterrupt() throws { try interrupt() }

    public mutating func blendStatistics(_ share: Double) throws {
        for (name, old) in start.entries {
            let moved = try buffers.tensor(name).adding(-1, times: old)
            try buffers.replace(name, with: old.adding(share, times: moved))
        }
    }

    public mutating func losses(
        of domains: [Int], at point: Tensor, forward: ForwardStyle, statistics: RunningStatistics
    ) throws -> LossPass {
        let parameters = try layout.unpack(point.constant)
        let parts = try pieces(of: domains, forward).map { pieces in
            try part(pieces, at: parameters, statistics, keepsTape: accumulate == 1)
        }
        return LossPass(domains: domains, parts: parts)
    }

    public mutating func losses(
        ofFirst count: Int, of domain: Int, at point: Tensor, statistics: RunningStatistics
    ) throws -> LossPass {
        let parameters = try layout.unpack(point.constant)
        let parts = try Pieces.cut([(0, domain, count)], into: accumulate).map { pieces in
            try part(pieces, at: parameters, statistics, keepsTape: accumulate == 1)
        }
        return LossPass(domains: [domain], parts: parts)
    }

    public mutating func losses(
        mixing pair: (Int, Int), share: Double, at point: Tensor, statistics: RunningStatistics
    ) throws -> LossPass {
        let parameters = try layout.unpack(point.constant)
        let count = min(domains[pair.0].count, domains[pair.1].count)
        let parts = try Pieces.cut([(0, pair.0, count), (1, pair.1, count)], into: accumulate).map {
            pieces in
            let (a, b) = (try samples(of: pieces.entries[0]), try samples(of: pieces.entries[1]))
            let mixed = ModelSamples(
                inputs: try a.inputs * share + b.inputs * (1 - share), labels: a.labels,
                otherLabels: b.labels)
            let rows = pieces.entries[0].rows.count
            let segments = [
                LossPass.Segment(position: 0, rows: 0..<rows, start: pieces.entries[0].rows.lowerBound),
                LossPass.Segment(
                    position: 1, rows: rows..<2 * rows, start: pieces.entries[1].rows.lowerBound),
            ]
            return try part(mixed, segments, at: parameters, statistics, keepsTape: accumulate == 1)
        }
        return LossPass(domains: [pair.0, pair.1], parts: parts)
    }

    public mutating func gradients(
        of domains: [Int], at point: Tensor, forward: ForwardStyle, statistics: RunningStatistics,
        weights: [[Double]]
    ) throws -> (losses: [Double], gradients: [Tensor]) {
        let parameters = try layout.unpack(point.constant)
        var sum = LossSum(domains: domains.map { self.domains[$0].count }, weights: weights)
        for pieces in pieces(of: domains, forward) {
            let part = try part(pieces, at: parameters, statistics, keepsTape: true)
            passes.backward += try sum.add(part, layout, interrupt)
        }
        return try sum.result(layout, point.dtype)
    }
}

extension ModelLandscape {
    /// The parts in which some domains pass.
    private func pieces(of domains: [Int], _ forward: ForwardStyle) -> [Pieces] {
        let members = domains.enumerated().map { ($0, $1, self.domains[$1].count) }
        guard forward == .separate else { return Pieces.cut(members, into: accumulate) }
        return members.flatMap { Pieces.cut([$0], into: accumulate) }
    }

    /// One forward pass over pieces of domains.
    private mutating func part(
        _ pieces: Pieces, at parameters: [Tensor], _ statistics: RunningStatistics, keepsTape: Bool
    ) throws -> LossPass.Part {
        var start = 0
        let segments = pieces.entries.map { entry in
            defer { start += entry.rows.count }
            return LossPass.Segment(
                position: entry.position, rows: start..<start + entry.rows.count,
                start: entry.rows.lowerBound)
        }
        return try part(
            joinedSamples(of: pieces), segments, at: parameters, statistics, keepsTape: keepsTape)
    }

    private mutating func part(
        _ samples: ModelSamples, _ segments: [LossPass.Segment], at parameters: [Tensor],
        _ statistics: RunningStatistics, keepsTape: Bool
    ) throws -> LossPass.Part {
        try interrupt()
        let share = Double(samples.count) / Double(domains.reduce(0) { $0 + $1.count })
        passes.forward += share
        let (architecture, buffers) = (architecture, buffers)
        if keepsTape {
            let (record, moved) = try samples.record(architecture, parameters, buffers)
            if statistics == .keep { self.buffers = moved }
            return LossPass.Part(record, segments: segments, share: share)
        }
        let (rows, outputs, moved) = try samples.forward(architecture, parameters, buffers)
        if statistics == .keep { self.buffers = moved }
        return LossPass.Part(rows: rows, outputs: outputs, segments: segments, share: share) {
            try samples.record(architecture, parameters, buffers).record
        }
    }

    private func samples(of entry: Pieces.Entry) throws -> ModelSamples {
        let (x, y, rows) = (inputs[entry.domain], labels[entry.domain], entry.rows)
        guard rows.count < y.count else { return ModelSamples(inputs: x, labels: y) }
        return ModelSamples(
            inputs: try x.narrow(dim: 0, start: rows.lowerBound, length: rows.count),
            labels: try y.narrow(dim: 0, start: rows.lowerBound, length: rows.count))
    }

    private mutating func joinedSamples(of pieces: Pieces) throws -> ModelSamples {
        if pieces.entries.count == 1 { return try samples(of: pieces.entries[0]) }
        let isAll = pieces.entries.map(\.domain) == all
        if isAll, let known = joined[pieces] { return known }
        let parts = try pieces.entries.map { try samples(of: $0) }
        let result = ModelSamples(
            inputs: try Tensor.cat(parts.map(\.inputs)), labels: try Tensor.cat(parts.map(\.labels)))
        if isAll { joined[pieces] = result }
        return result
    }
}
