extension Tensor {
    /// A matrix with a vector on its diagonal, or the diagonal of a matrix as a vector.
    ///
    /// - Throws: `.shape` for other ranks.
    public func diag() throws -> Tensor {
        guard rank == 1 || rank == 2 else {
            throw Fault(.shape, "diag takes a vector or a matrix, not a tensor \(shape.sizes)")
        }
        guard rank == 1 else {
            let (rows, columns) = (shape[0], shape[1])
            return try diagonal(of: columns, length: Swift.min(rows, columns))
        }
        return try onDiagonal()
    }

    private func diagonal(of columns: Int, length: Int) throws -> Tensor {
        try taken(at: Tensor((0..<length).map { $0 * (columns + 1) }))
    }

    private func onDiagonal() throws -> Tensor {
        let n = shape[0]
        let value = try placed(in: [n, n], offset: 0, steps: [n + 1])
        return try Tensor.recorded(value, of: [self]) { g, _, _, _ in [try g.diagonal(of: n, length: n)] }
    }
}
