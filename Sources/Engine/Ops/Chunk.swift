extension Tensor {
    /// At most so many parts along a dimension, all but the last of the same size, as in PyTorch.
    ///
    /// - Throws: `.value` for fewer than one.
    public func chunk(_ chunks: Int, dim: Int = 0) throws -> [Tensor] {
        guard chunks > 0 else { throw Fault(.value, "chunk into \(chunks) parts; at least 1 is needed") }
        let size = shape[try dimension(dim)]
        guard size > 0 else { return try split([Int](repeating: 0, count: Swift.min(chunks, 1)), dim: dim) }
        return try split(size: (size - 1) / chunks + 1, dim: dim)
    }

    /// Parts of one size along a dimension; the last has what is left.
    ///
    /// - Throws: `.value` for a size below 1.
    public func split(size: Int, dim: Int = 0) throws -> [Tensor] {
        guard size > 0 else { throw Fault(.value, "split into parts of \(size); at least 1 is needed") }
        let length = shape[try dimension(dim)]
        guard length > 0 else { return [self] }
        return try split(stride(from: 0, to: length, by: size).map { Swift.min(size, length - $0) }, dim: dim)
    }
}
