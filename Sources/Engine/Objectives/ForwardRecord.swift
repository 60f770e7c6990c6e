/// One forward pass with its tape: what gradients are taken of.
public struct ForwardRecord: Sendable {
    let tape: Tape
    /// The losses of its samples, one a row, on the tape.
    let rows: Tensor
    /// The parameters as variables of the tape, in the order of the layout.
    let leaves: [Tensor]
    /// What the model answered, on the tape, where there is a model.
    let outputs: ModelOutputs?

    public init(tape: Tape, rows: Tensor, leaves: [Tensor], outputs: ModelOutputs? = nil) {
        self.tape = tape
        self.rows = rows
        self.leaves = leaves
        self.outputs = outputs
    }

    /// The gradient of Σ seed·rows, as one vector.
    func gradient(seed: Tensor, layout: ParameterLayout) throws -> Tensor {
        try layout.pack(tape.gradients(of: rows, at: leaves, seed: seed))
    }

    /// The gradient of Σ seed·rows + Σ slope·outputs: the outputs' own slopes flow in beside the losses'.
    func gradient(seed: Tensor, slopes: OutputSlopes, layout: ParameterLayout) throws -> Tensor {
        guard let outputs else { throw Fault.noSamples("a penalty on outputs") }
        let total =
            try (rows * seed).sum() + (outputs.logits * slopes.logits).sum()
            + (outputs.features * slopes.features).sum()
        return try layout.pack(tape.gradients(of: total, at: leaves))
    }

    /// The product of the Hessian of Σ seed·rows with a vector in parts.
    func hessianProduct(seed: Tensor, direction: [Tensor], layout: ParameterLayout) throws -> Tensor? {
        let first = try tape.gradients(of: rows, at: leaves, seed: seed, createGraph: true)
        var slope: Tensor?
        for (gradient, piece) in zip(first, direction) where gradient.isRecorded {
            let term = try (gradient * piece).sum()
            slope = try slope.map { try $0 + term } ?? term
        }
        return try slope.map { try layout.pack(tape.gradients(of: $0, at: leaves)) }
    }
}

/// What a model answers to samples.
public struct ModelOutputs: Sendable {
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

    /// The same values off any tape.
    public var constant: ModelOutputs {
        ModelOutputs(features: features.constant, logits: logits.constant, labels: labels)
    }

    /// Some of the samples.
    func narrow(_ rows: Range<Int>) throws -> ModelOutputs {
        ModelOutputs(
            features: try features.narrow(dim: 0, start: rows.lowerBound, length: rows.count),
            logits: try logits.narrow(dim: 0, start: rows.lowerBound, length: rows.count),
            labels: try labels.narrow(dim: 0, start: rows.lowerBound, length: rows.count))
    }

    /// The samples of several, in order.
    static func joined(_ parts: [ModelOutputs]) throws -> ModelOutputs {
        guard parts.count > 1 else { return parts[0] }
        return ModelOutputs(
            features: try Tensor.cat(parts.map(\.features)), logits: try Tensor.cat(parts.map(\.logits)),
            labels: try Tensor.cat(parts.map(\.labels)))
    }
}

/// The gradients of a number by a model's features and logits.
struct OutputSlopes: Sendable {
    let features: Tensor
    let logits: Tensor

    /// The slopes of some rows of several domains, one after the other.
    static func joined(_ slices: [(slopes: OutputSlopes, rows: Range<Int>)]) throws -> OutputSlopes {
        func pick(_ part: KeyPath<OutputSlopes, Tensor>) throws -> Tensor {
            let pieces = try slices.map {
                try $0.slopes[keyPath: part].narrow(dim: 0, start: $0.rows.lowerBound, length: $0.rows.count)
            }
            return pieces.count == 1 ? pieces[0] : try Tensor.cat(pieces)
        }
        return OutputSlopes(features: try pick(\.features), logits: try pick(\.logits))
    }
}

extension Fault {
    /// A method met a landscape without a model behind it.
    static func noSamples(_ what: String) -> Fault {
        Fault(
            .argument, "\(what) needs a model's samples, and this landscape is a function of its parameters",
            hint: "train a model, or use an objective that needs losses alone, as sam or roga")
    }
}
