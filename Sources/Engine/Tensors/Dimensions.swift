extension Tensor {
    /// A dimension counted from 0; negative ones count from the end.
    ///
    /// - Throws: `.shape` when there is no such dimension.
    func dimension(_ dim: Int, of rank: Int? = nil) throws -> Int {
        let rank = rank ?? self.rank
        guard dim >= -rank, dim < rank else {
            throw Fault(
                .shape, "there is no dimension \(dim) in a tensor \(shape.sizes) of \(rank) dimensions")
        }
        return dim < 0 ? dim + rank : dim
    }

    /// Distinct dimensions in ascending order; nil means all.
    ///
    /// - Throws: `.shape` when one is missing or named twice.
    func dimensions(_ dims: [Int]?) throws -> [Int] {
        guard let dims else { return Array(shape.indices) }
        let found = try dims.map { try dimension($0) }.sorted()
        guard Set(found).count == found.count else {
            throw Fault(.shape, "a dimension is named twice in \(dims)")
        }
        return found
    }

    /// The shape with these dimensions reduced to 1, or left out.
    func shape(reducing dims: [Int], keepdim: Bool) -> [Int] {
        let dims = Set(dims)
        return keepdim
            ? shape.indices.map { dims.contains($0) ? 1 : shape[$0] }
            : shape.indices.filter { !dims.contains($0) }.map { shape[$0] }
    }
}
