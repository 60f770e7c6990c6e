extension Tensor {
    /// A computed value with its gradient: recorded when an input lies on a tape, else the value itself.
    ///
    /// - Parameter value: the result, computed from the inputs' values.
    /// - Parameter inputs: what it depends on differentiably.
    static func recorded(
        _ value: Tensor, of inputs: [Tensor], _ pullback: @escaping Pullback
    ) throws -> Tensor {
        guard value.dtype.isFloat else { return value.constant }
        guard let home = inputs.first(where: \.isRecorded)?.recording?.tape else { return value.constant }
        for input in inputs {
            if let other = input.recording?.tape, other !== home { home.join(other) }
        }
        let here = home.current
        let sources = try inputs.map { $0.isRecorded ? try home.index(of: $0, in: here) : -1 }
        let node = TapeNode(
            output: value.constant, inputs: inputs.map(\.constant), sources: sources, pullback: pullback)
        return home.append(node, in: here)
    }
}
