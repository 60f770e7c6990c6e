extension Tensor {
    /// `gather` with broadcasting of all dimensions but `dim`; without `dim`, from the flattened tensor.
    ///
    /// What `argsort` and `argmax` give with their dimension kept selects what they found.
    /// - Throws: `.shape` when sizes do not broadcast, `.value` for a position outside.
    public func takeAlongDim(_ index: Tensor, dim: Int? = nil) throws -> Tensor {
        guard let dim else { return try flatten().gather(dim: 0, index.flatten()) }
        let at = try dimension(dim)
        guard index.rank == rank else {
            throw Fault(.shape, "take_along_dim of \(shape.sizes) at positions of shape \(index.shape.sizes)")
        }
        var (mine, theirs) = (shape, index.shape)
        (mine[at], theirs[at]) = (1, 1)
        var common = try Broadcast.shape(of: [mine, theirs])
        common[at] = index.shape[at]
        let places = try index.expand(common)
        common[at] = shape[at]
        return try expand(common).gather(dim: at, places)
    }
}
