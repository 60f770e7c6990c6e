/// How tensors of different shapes meet element by element: NumPy's rule.
///
/// Shapes are aligned at their last dimension; a size of 1 or a missing dimension is repeated.
struct Broadcast {
    /// The result's shape.
    let shape: [Int]
    /// The walk through the operands, in their order.
    let walk: StridedWalk

    /// The plan for operands of these shapes.
    ///
    /// - Throws: `.shape`, "sizes 3 and 2 do not broadcast", with the dimension and both shapes.
    init(_ shapes: [Int]...) throws {
        let shape = try Broadcast.shape(of: shapes)
        self.shape = shape
        walk = StridedWalk(sizes: shape, steps: shapes.map { Broadcast.steps(of: $0, within: shape) })
    }

    /// The shape of the result of operands of these shapes.
    static func shape(of shapes: [[Int]]) throws -> [Int] {
        guard var result = shapes.first else { return [] }
        for other in shapes.dropFirst() where other != result {
            result = try joined(result, other)
        }
        return result
    }

    /// For each dimension of `whole`, how far one step goes in a contiguous tensor of shape `part`.
    static func steps(of part: [Int], within whole: [Int]) -> [Int] {
        let own = StridedWalk.rowMajor(part)
        let missing = whole.count - part.count
        return whole.indices.map { $0 < missing || part[$0 - missing] == 1 ? 0 : own[$0 - missing] }
    }

    private static func joined(_ a: [Int], _ b: [Int]) throws -> [Int] {
        let rank = Swift.max(a.count, b.count)
        return try (0..<rank).map { dim in
            let x = dim >= rank - a.count ? a[dim - rank + a.count] : 1
            let y = dim >= rank - b.count ? b[dim - rank + b.count] : 1
            if x == y || y == 1 { return x }
            if x == 1 { return y }
            throw Fault(
                .shape,
                "sizes \(x) and \(y) do not broadcast (dimension \(dim - rank) of the shapes "
                    + "\(a.sizes) and \(b.sizes))")
        }
    }
}
