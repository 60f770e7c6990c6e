extension Tensor {
    /// A computed value with its gradient: recorded when an input lies on a tape, else the value itself.
    ///
    /// - Parameter value: the result, computed from the inputs' values.
    /// - Parameter inputs: what it depends on differentiably.
    static func recorded(_ value: Tensor, of inputs: [Tensor], _ pullback: @escaping Pullback) throws
        -> Tensor
    {
        guard value.dtype.isFloat else { return value.constant }
        var home: Tape?
        for case let recording? in inputs.lazy.map(\.recording) {
            if let home { home.join(recording.tape) } else { home = recording.tape }
        }
        guard let home else { return value.constant }
        let sources = try inputs.map { $0.isRecorded ? try home.index(of: $0) : -1 }
        let node = TapeNode(
            output: value.constant, inputs: inputs.map(\.constant), sources: sources, pullback: pullback)
        return home.append(node)
    }
}
