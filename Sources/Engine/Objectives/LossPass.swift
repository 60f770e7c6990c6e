/// Losses of domains at a point with what their gradients need: the result of one or more forward passes.
public struct LossPass: Sendable {
    /// One forward pass on a tape of its own.
    public struct Part: Sendable {
        let tape: Tape
        /// The losses of its samples, one a row, on the tape.
        let rows: Tensor
        /// The parameters as variables of the tape, in the order of the layout.
        let leaves: [Tensor]
        /// The rows of each domain, by its position in the pass.
        let segments: [(position: Int, rows: Range<Int>)]
        /// Its part of the step's samples.
        let share: Double
        /// What the model answered, on the tape, where there is a model.
        public let outputs: Outputs?

        public init(
            tape: Tape, rows: Tensor, leaves: [Tensor], segments: [(position: Int, rows: Range<Int>)],
            share: Double,
            outputs: Outputs? = nil
        ) {
            self.tape = tape
            self.rows = rows
            self.leaves = leaves
            self.segments = segments
            self.share = share
            self.outputs = outputs
        }
    }

    /// What a model answers to samples, on a tape.
    public struct Outputs: Sendable {
        /// Inputs of the last layer [n, features].
        public let features: Tensor
        /// [n, classes].
        public let logits: Tensor
        /// Classes as whole numbers [n].
        public let labels: Tensor

        public init(features: Tensor, logits: Tensor, labels: Tensor) {
            self.features = features
            self.logits = logits
            self.labels = labels
        }
    }

    /// The domains, as they were asked for.
    public let domains: [Int]
    /// Their mean losses, added up in doubles.
    public let values: [Double]
    public let parts: [Part]

    public init(domains: [Int], parts: [Part]) {
        self.domains = domains
        self.parts = parts
        var values = [Double](repeating: 0, count: domains.count)
        for part in parts {
            let losses = part.rows.doubles()
            for (position, rows) in part.segments {
                values[position] = losses[rows].reduce(0, +) / Double(rows.count)
            }
        }
        self.values = values
    }

    /// Σ weightᵢ·Lᵢ.
    public func mean(_ weights: [Double]) -> Double { zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The part of the step's samples that a backward pass with these weights visits.
    func share(of weights: [Double]) -> Double {
        parts.reduce(0) { $0 + ($1.isTouched(by: weights) ? $1.share : 0) }
    }

    func gradient(weights: [Double], layout: ParameterLayout) throws -> Tensor {
        precondition(weights.count == domains.count, "\(weights.count) weights for \(domains.count) domains")
        var total: Tensor?
        for part in parts where part.isTouched(by: weights) {
            let pieces = try part.tape.gradients(
                of: part.rows, at: part.leaves, seed: part.seed(weights, part.rows.dtype))
            let gradient = try layout.pack(pieces)
            total = try total.map { try $0.adding(1, times: gradient) } ?? gradient
        }
        return try total ?? zero(layout)
    }

    func gradient(of loss: Tensor, layout: ParameterLayout) throws -> Tensor {
        guard let tape = parts.first?.tape else { return try zero(layout) }
        let pieces = try tape.gradients(of: loss, at: parts.flatMap(\.leaves))
        let size = layout.entries.count
        return try Tensor.weightedSum(
            parts.indices.map { try layout.pack(Array(pieces[$0 * size..<($0 + 1) * size])) },
            weights: parts.map { _ in 1 })
    }

    func hessianProduct(weights: [Double], vector: Tensor, layout: ParameterLayout) throws -> Tensor {
        let direction = try layout.unpack(vector)
        var total = try zero(layout)
        for part in parts where part.isTouched(by: weights) {
            let first = try part.tape.gradients(
                of: part.rows, at: part.leaves, seed: part.seed(weights, part.rows.dtype), createGraph: true)
            var slope: Tensor?
            for (gradient, piece) in zip(first, direction) where gradient.isRecorded {
                let term = try (gradient * piece).sum()
                slope = try slope.map { try $0 + term } ?? term
            }
            guard let slope else { continue }
            total = try total.adding(
                1, times: layout.pack(part.tape.gradients(of: slope, at: part.leaves)))
        }
        return total
    }

    private func zero(_ layout: ParameterLayout) throws -> Tensor {
        try Tensor.zeros([layout.count], parts.first?.rows.dtype ?? .f32)
    }
}

extension LossPass.Part {
    func isTouched(by weights: [Double]) -> Bool { segments.contains { weights[$0.position] != 0 } }

    /// The gradient at the rows: a domain's weight shared by its samples.
    func seed(_ weights: [Double], _ dtype: DType) throws -> Tensor {
        var seed = [Double](repeating: 0, count: rows.count)
        for (position, rows) in segments {
            for row in rows { seed[row] = weights[position] / Double(rows.count) }
        }
        return try Tensor(seed, shape: rows.shape).to(dtype)
    }
}
