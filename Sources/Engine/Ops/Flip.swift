extension Tensor {
    /// The elements along a dimension in reverse.
    public func flip(dim: Int) throws -> Tensor { try flip(dims: [dim]) }

    /// The elements along dimensions in reverse.
    ///
    /// - Throws: `.shape` for a dimension that is missing or named twice.
    public func flip(dims: [Int]) throws -> Tensor {
        let dims = try dimensions(dims)
        return try slice(shape.indices.map { dims.contains($0) ? .range(start: nil, stop: nil, step: -1) : .all })
    }
}
