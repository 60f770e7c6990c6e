/// One walk backwards over the entries between the variables and the result.
struct GradientSweep {
    private enum Role { case aside, onPath, target }

    private let tape: Tape
    private let createGraph: Bool
    private let nodes: [TapeNode]
    private let offset: Int
    private let first: Int
    private let last: Int
    /// What each entry from `first` to `last` is to the variables.
    private var roles: [Role]
    /// The gradients that have arrived at them.
    private var gradients: [Tensor?]

    /// - Parameter targets: the positions of the variables in the list; those after `last` get no gradient.
    init(tape: Tape, place: Tape.Place, targets: [Int], last: Int, createGraph: Bool) {
        self.tape = tape
        self.createGraph = createGraph
        self.last = last
        nodes = place.log.nodes
        offset = place.offset
        first = min(targets.min() ?? last, last)
        roles = [Role](repeating: .aside, count: last - first + 1)
        gradients = [Tensor?](repeating: nil, count: roles.count)
        for target in targets where target <= last { roles[target - first] = .target }
        for index in first...last where role(index) == .aside {
            if nodes[index].sources.contains(where: { role($0) != .aside }) { roles[index - first] = .onPath }
        }
    }

    /// The gradient that has arrived at an entry.
    func gradient(at index: Int) -> Tensor? { index <= last ? gradients[index - first] : nil }

    /// Walks from the result, where the gradient is `seed`, to the first of the variables.
    mutating func run(seed: Tensor) throws {
        gradients[last - first] = seed
        for index in stride(from: last, through: first, by: -1) where role(index) != .aside {
            guard let g = gradients[index - first], let pullback = nodes[index].pullback else { continue }
            let node = nodes[index]
            let wants = node.sources.map { role($0) != .aside }
            guard wants.contains(true) else { continue }
            if role(index) != .target { gradients[index - first] = nil }
            let parts = try pullback(g, inputs(of: node), output(of: node, at: index), wants)
            for position in parts.indices where wants[position] {
                if let part = parts[position] { try add(part, to: node.sources[position] - first) }
            }
        }
    }

    private func role(_ index: Int) -> Role { index < first ? .aside : roles[index - first] }

    private mutating func add(_ part: Tensor, to place: Int) throws {
        gradients[place] = try gradients[place].map { try $0 + part } ?? part
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
