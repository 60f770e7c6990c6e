extension Tape {
    /// The gradients of a tensor at others of this tape, in their order.
    ///
    /// A tensor that the result does not depend on has the gradient zero. Several calls on one tape are
    /// allowed: several gradients out of one forward pass.
    /// - Parameter seed: the gradient at the result, of its shape; one, if the result is a single number.
    /// - Parameter createGraph: whether the gradients lie on the tape in turn and can be differentiated.
    /// - Throws: `.state` for a tensor that is not on this tape, `.shape` when the seed does not fit or is
    ///   missing.
    public func gradients(
        of result: Tensor, at variables: [Tensor], seed: Tensor? = nil, createGraph: Bool = false
    ) throws -> [Tensor] {
        let seed = try seed ?? Tape.unitSeed(of: result)
        guard seed.shape == result.shape else {
            throw Fault(.shape, "a seed \(seed.shape.sizes) for a result \(result.shape.sizes)")
        }
        guard seed.dtype == result.dtype else {
            throw Fault(.shape, "a seed of \(seed.dtype.rawValue) for a result of \(result.dtype.rawValue)")
        }
        let targets = try variables.map { try index(of: $0) }
        guard result.isRecorded else { return try variables.map { try Tensor.zeros($0.shape, $0.dtype) } }
        var sweep = GradientSweep(
            tape: self, targets: targets, last: try index(of: result), createGraph: createGraph)
        try sweep.run(seed: createGraph ? seed : seed.constant)
        return try zip(variables, targets).map { variable, index in
            try sweep.gradient(at: index) ?? Tensor.zeros(variable.shape, variable.dtype)
        }
    }

    private static func unitSeed(of result: Tensor) throws -> Tensor {
        guard result.count == 1 else {
            throw Fault(.shape, "the gradient of a tensor \(result.shape.sizes); it must be a single number")
        }
        return try Tensor.ones(result.shape, result.dtype)
    }
}

/// One walk backwards over the entries between the variables and the result.
private struct GradientSweep {
    let tape: Tape
    let createGraph: Bool
    let nodes: ArraySlice<TapeNode>
    let offset: Int
    /// Whether a variable is reached from the entry, by position counted from the first variable.
    private var onPath: [Bool]
    private var gradients: [Int: Tensor] = [:]
    private let targets: Set<Int>

    init(tape: Tape, targets: [Int], last: Int, createGraph: Bool) {
        let place = tape.current
        self.tape = tape
        self.createGraph = createGraph
        self.targets = Set(targets)
        offset = place.offset
        let first = min(targets.min() ?? last, last)
        nodes = place.log.nodes[first...last]
        onPath = []
        onPath.reserveCapacity(nodes.count)
        for index in nodes.indices {
            let reached = nodes[index].sources.contains { $0 >= first && onPath[$0 - first] }
            onPath.append(reached || self.targets.contains(index))
        }
    }

    /// The gradient that has arrived at an entry.
    func gradient(at index: Int) -> Tensor? { gradients[index] }

    mutating func run(seed: Tensor) throws {
        gradients[nodes.endIndex - 1] = seed
        for index in nodes.indices.reversed() where isOnPath(index) {
            let node = nodes[index]
            guard let pullback = node.pullback, let g = gradients[index] else { continue }
            let wants = node.sources.map(isOnPath)
            guard wants.contains(true) else { continue }
            if !targets.contains(index) { gradients[index] = nil }
            let parts = try pullback(g, inputs(of: node), output(of: node, at: index), wants)
            for (source, part) in zip(node.sources, parts) where isOnPath(source) {
                if let part { try add(part, to: source) }
            }
        }
    }

    private func isOnPath(_ index: Int) -> Bool {
        index >= nodes.startIndex && onPath[index - nodes.startIndex]
    }

    private mutating func add(_ part: Tensor, to index: Int) throws {
        gradients[index] = try gradients[index].map { try $0 + part } ?? part
    }

    private func inputs(of node: TapeNode) -> [Tensor] {
        guard createGraph else { return node.inputs }
        return zip(node.inputs, node.sources).map { $1 < 0 ? $0 : onTape($0, $1) }
    }

    private func output(of node: TapeNode, at index: Int) -> Tensor {
        createGraph ? onTape(node.output, index) : node.output
    }

    private func onTape(_ value: Tensor, _ index: Int) -> Tensor {
        let recording = Recording(tape: tape, index: index - offset)
        return Tensor(shape: value.shape, dtype: value.dtype, storage: value.storage, recording: recording)
    }
}
