extension Tensor {
    /// A matrix with a vector on a diagonal, or a diagonal of a matrix as a vector; `diagonal` counts
    /// upwards from the main one.
    ///
    /// - Throws: `.shape` for other ranks, or where the matrix has no such diagonal.
    public func diag(diagonal: Int = 0) throws -> Tensor {
        guard rank == 1 || rank == 2 else {
            throw Fault(.shape, "diag takes a vector or a matrix, not a tensor \(shape.sizes)")
        }
        guard Swift.abs(diagonal) < 1 << 31 else { throw Fault(.value, "diag of the diagonal \(diagonal)") }
        let (down, right) = (Swift.max(0, -diagonal), Swift.max(0, diagonal))
        guard rank == 1 else {
            let (rows, columns) = (shape[0] - down, shape[1] - right)
            guard rows >= 0, columns >= 0 else {
                throw Fault(.shape, "a matrix \(shape.sizes) has no diagonal \(diagonal)")
            }
            let places = (0..<Swift.min(rows, columns)).map { ($0 + down) * shape[1] + $0 + right }
            return try taken(at: Tensor(places))
        }
        let n = shape[0] + down + right
        let value = try Tensor.zeros([n, n], dtype).constant
        let places = try Tensor((0..<shape[0]).map { ($0 + down) * n + $0 + right })
        guard dtype.isFloat else { return try value.putting(self, at: places) }
        return try added(at: places, in: [n, n])
    }

    /// The main diagonals of matrices: [..., n, m] → [..., min(n, m)].
    ///
    /// - Throws: `.shape` for fewer than two dimensions.
    public func diagonal() throws -> Tensor {
        guard rank >= 2 else { throw Fault(.shape, "diagonal takes matrices, not a tensor \(shape.sizes)") }
        let (rows, columns) = (shape[rank - 2], shape[rank - 1])
        let stack = shape.dropLast(2).reduce(1, &*)
        let length = Swift.min(rows, columns)
        let places = try Tensor.make(Array(shape.dropLast(2)) + [length], of: Int.self) { target in
            for i in 0..<stack * length { target[i] = i / length * rows * columns + i % length * (columns + 1) }
        }
        return try taken(at: places)
    }
}
