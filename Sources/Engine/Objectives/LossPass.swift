/// Losses of domains at a point with what their gradients need: the result of one or more forward passes.
public struct LossPass: Sendable {
    /// Rows of a forward pass that belong to one domain.
    public struct Segment: Sendable {
        /// The domain, by its position in the pass.
        public let position: Int
        /// Its rows in the part.
        public let rows: Range<Int>
        /// The first of them among the domain's samples.
        public let start: Int

        public init(position: Int, rows: Range<Int>, start: Int = 0) {
            self.position = position
            self.rows = rows
            self.start = start
        }
    }

    /// The domains, as they were asked for.
    public let domains: [Int]
    /// Their mean losses, added up in doubles.
    public let values: [Double]
    public let parts: [Part]
    /// Rows of each domain in the pass, by position.
    let counts: [Int]

    public init(domains: [Int], parts: [Part]) {
        self.domains = domains
        self.parts = parts
        var sums = [Double](repeating: 0, count: domains.count)
        var counts = [Int](repeating: 0, count: domains.count)
        for part in parts {
            for segment in part.segments {
                sums[segment.position] += part.losses[segment.rows].reduce(0, +)
                counts[segment.position] += segment.rows.count
            }
        }
        self.counts = counts
        values = zip(sums, counts).map { $0 / Double($1) }
    }

    /// Σ weightᵢ·Lᵢ.
    public func mean(_ weights: [Double]) -> Double { zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } }

    /// What the model answered to each domain's samples, by position and off any tape.
    ///
    /// - Throws: `.argument` where there is no model.
    public func outputs(for what: String) throws -> [ModelOutputs] {
        var found: [[ModelOutputs]] = domains.map { _ in [] }
        for part in parts {
            guard let outputs = part.outputs else { throw Fault.noSamples(what) }
            for segment in part.segments {
                found[segment.position].append(try outputs.narrow(segment.rows))
            }
        }
        return try found.map { try ModelOutputs.joined($0) }
    }

    /// The passes that a gradient with these weights takes: a replayed part passes forward again.
    func passes(of weights: [Double], backward: Double = 1) -> Passes {
        parts.reduce(Passes()) { sum, part in
            guard part.isTouched(by: weights) else { return sum }
            return Passes(
                forward: sum.forward + (part.isReplayed ? part.share : 0),
                backward: sum.backward + backward * part.share)
        }
    }

    func gradient(weights: [Double], layout: ParameterLayout) throws -> Tensor {
        precondition(weights.count == domains.count, "\(weights.count) weights for \(domains.count) domains")
        return try sum(weights, layout) { try $0.gradient(seed: $1, layout: layout) }
    }

    /// The gradient of Σ weightᵢ·Lᵢ and of a number whose slopes by the domains' outputs are known.
    func gradient(weights: [Double], slopes: [OutputSlopes], layout: ParameterLayout) throws -> Tensor {
        var total: Tensor?
        for part in parts {
            let own = try OutputSlopes.joined(
                part.segments.map {
                    (slopes[$0.position], $0.start..<$0.start + $0.rows.count)
                })
            let record = try part.record()
            let gradient = try record.gradient(
                seed: part.seed(weights, counts: counts), slopes: own, layout: layout)
            total = try total.map { try $0.adding(1, times: gradient) } ?? gradient
        }
        return try total ?? zero(layout)
    }

    func hessianProduct(weights: [Double], vector: Tensor, layout: ParameterLayout) throws -> Tensor {
        let direction = try layout.unpack(vector)
        return try sum(weights, layout) {
            try $0.hessianProduct(seed: $1, direction: direction, layout: layout)
        }
    }

    private func sum(
        _ weights: [Double], _ layout: ParameterLayout, _ term: (ForwardRecord, Tensor) throws -> Tensor?
    ) throws -> Tensor {
        var total: Tensor?
        for part in parts where part.isTouched(by: weights) {
            guard let piece = try term(part.record(), part.seed(weights, counts: counts)) else { continue }
            total = try total.map { try $0.adding(1, times: piece) } ?? piece
        }
        return try total ?? zero(layout)
    }

    private func zero(_ layout: ParameterLayout) throws -> Tensor {
        try Tensor.zeros([layout.count], parts.first?.dtype ?? .f32)
    }
}
