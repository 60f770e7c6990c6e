extension Tensor {
    /// The lower triangle of matrices, 0 above: what is at most `diagonal` above the main diagonal stays.
    ///
    /// - Throws: `.shape` for fewer than two dimensions.
    public func tril(diagonal: Int = 0) throws -> Tensor { try triangle("tril") { $1 - $0 <= diagonal } }

    /// The upper triangle of matrices, 0 below: what is at least `diagonal` above the main diagonal stays.
    ///
    /// - Throws: `.shape` for fewer than two dimensions.
    public func triu(diagonal: Int = 0) throws -> Tensor { try triangle("triu") { $1 - $0 >= diagonal } }

    private func triangle(_ name: String, _ stays: (Int, Int) -> Bool) throws -> Tensor {
        guard rank >= 2 else { throw Fault(.shape, "\(name) takes matrices, not a tensor \(shape.sizes)") }
        let (rows, columns) = (shape[rank - 2], shape[rank - 1])
        let mask = try Tensor.make([rows, columns], of: Bool.self) { target in
            for i in target.indices { target[i] = stays(i / columns, i % columns) }
        }
        return try Tensor.where(mask, self, Tensor.zeros([], dtype))
    }
}
