/// A model without its numbers: how input becomes logits, as data.
public struct Architecture: Sendable {
    public let input: InputMap
    /// Layers up to the features.
    public let body: [any Layer]
    /// The last layer, from features to logits.
    public let head: any Layer
    /// Classes told apart.
    public let classes: Int
    public let layout: ParameterLayout
    /// Whether in training samples of a batch depend on each other.
    public let couplesSamples: Bool

    /// Checks that every layer fits the one before.
    ///
    /// - Throws: `.shape` when one does not, `.argument` when two parameters have one name.
    public init(input: InputMap, body: [any Layer], head: any Layer) throws {
        _ = try MemoryBudget.count(of: input.shape)
        let features = try body.reduce(input.prepared) { try $1.shape(after: $0) }
        let logits = try head.shape(after: features)
        guard logits.count == 1 else {
            throw Fault(.shape, "a model ends in one number a class, not in \(logits.sizes)")
        }
        self.input = input
        self.body = body
        self.head = head
        classes = logits[0]
        layout = try ParameterLayout((body + [head]).flatMap(\.parameters).map { ($0.name, $0.shape) })
        couplesSamples = (body + [head]).contains { $0.couplesSamples }
    }

    /// Every layer, in order.
    public var layers: [any Layer] { body + [head] }

    /// A point to start from: parameter k comes from the stream (seed, initial weights, k).
    ///
    /// - Throws: `.limit` when there are more parameters than memory.
    public func initialPoint(seed: UInt64) throws -> Tensor {
        let parameters = layers.flatMap(\.parameters)
        return try Tensor.make([layout.count], of: Float.self) { target in
            var next = 0
            for (index, (parameter, entry)) in zip(parameters, layout.entries).enumerated() {
                var stream = Stream(seed: seed, .initialWeights, index)
                for _ in 0..<entry.count {
                    target[next] = parameter.initial.value(&stream)
                    next += 1
                }
            }
        }
    }

    /// Running statistics before training.
    public func initialBuffers() throws -> Buffers {
        Buffers(try layers.flatMap(\.buffers).map { ($0.name, try Tensor.full($0.shape, $0.initial)) })
    }

    /// Logits, the features they come from, and in training the moved running statistics.
    ///
    /// - Parameter parameters: in the order of the layout, on a tape or not.
    /// - Parameter x: a prepared batch (`InputMap.prepare`).
    public func forward(
        _ x: Tensor, parameters: [Tensor], buffers: Buffers, mode: ModelMode
    ) throws -> (logits: Tensor, features: Tensor, buffers: Buffers) {
        var context = LayerContext(mode: mode, buffers: buffers, layout: layout, parameters: parameters)
        let features = try body.reduce(x) { try $1.forward($0, &context) }
        return (try head.forward(features, &context), features, context.buffers)
    }
}

extension ParameterDeclaration.Initial {
    fileprivate func value(_ stream: inout Stream) -> Float {
        switch self {
        case .full(let value): Float(value)
        case .normal(let deviation): Float(deviation * stream.normal())
        case .uniform(let fanIn): Float((2 * stream.uniform() - 1) / Double(max(1, fanIn)).squareRoot())
        }
    }
}
