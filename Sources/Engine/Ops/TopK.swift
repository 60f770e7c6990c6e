extension Tensor {
    /// The k largest elements along a dimension, or the smallest, in order, with their positions; of equals
    /// the first comes first. A nan counts as largest.
    ///
    /// - Throws: `.value` when there are fewer than k.
    public func topk(_ k: Int, dim: Int = -1, largest: Bool = true) throws -> (values: Tensor, indices: Tensor) {
        let size = rank == 0 ? 1 : shape[try dimension(dim)]
        guard k >= 0, k <= size else { throw Fault(.value, "topk of \(k) of \(size) elements (\(shape.sizes))") }
        guard rank > 0 else { return k == 1 ? (self, try Tensor.zeros([], .i64)) : (try reshape([1]), try Tensor.zeros([0], .i64)) }
        let places = try argsort(dim: dim, descending: largest).narrow(dim: dim, start: 0, length: k)
        return (try gather(dim: dim, places), places)
    }
}
