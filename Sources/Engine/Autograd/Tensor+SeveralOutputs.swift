extension Tensor {
    /// Several values computed together, with their gradient: recorded as one entry that holds them all.
    ///
    /// - Parameter values: the results, of one float dtype.
    /// - Parameter pullback: as a `Pullback`, with the gradients at all results and the results.
    static func recorded(
        several values: [Tensor], of inputs: [Tensor],
        _ pullback: @escaping @Sendable (
            _ g: [Tensor], _ inputs: [Tensor], _ outputs: [Tensor], _ wants: [Bool]
        ) throws -> [Tensor?]
    ) throws -> [Tensor] {
        guard inputs.contains(where: \.isRecorded) else { return values.map(\.constant) }
        let shapes = values.map(\.shape)
        let packed = try cat(values.map { try $0.constant.flatten() })
        let joint = try recorded(packed, of: inputs) { g, inputs, output, wants in
            try pullback(g.unpacked(shapes), inputs, output.unpacked(shapes), wants)
        }
        return try joint.unpacked(shapes)
    }

    private func unpacked(_ shapes: [[Int]]) throws -> [Tensor] {
        var start = 0
        return try shapes.map { shape in
            let length = shape.reduce(1, &*)
            defer { start += length }
            return try narrow(dim: 0, start: start, length: length).reshape(shape)
        }
    }
}
