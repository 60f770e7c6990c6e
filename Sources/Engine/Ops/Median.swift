extension Tensor {
    /// The median of all elements: of an even number the lower of the middle two, as in PyTorch; nan if
    /// there is one. Elements that equal it share its gradient evenly.
    ///
    /// - Throws: `.value` of nothing.
    public func median() throws -> Tensor {
        let flat = try constant.flatten()
        let value = try flat.middle(dim: 0).values.reshape([])
        return try Tensor.recorded(value, of: [self]) { g, inputs, output, _ in
            let x = inputs[0].constant
            let isMedian = try output.isNaN().all() ? x.isNaN() : x.equal(output.constant)
            let share = try isMedian.to(g.dtype)
            return [try g * (share / share.sum())]
        }
    }

    /// The medians along a dimension with their positions, as `median()`; the gradient goes to the position
    /// that is named.
    ///
    /// - Throws: `.value` of nothing.
    public func median(dim: Int, keepdim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        guard rank > 0 else { return (self, try Tensor.zeros([], .i64)) }
        let at = try dimension(dim)
        let (_, places) = try constant.middle(dim: at)
        let values = try gather(dim: at, places)
        return keepdim ? (values, places) : (try values.squeeze(dim: at), try places.squeeze(dim: at))
    }

    private func middle(dim: Int) throws -> (values: Tensor, places: Tensor) {
        let size = shape[dim]
        guard size > 0 else { throw Fault(.value, "the median of nothing (a tensor \(shape.sizes))") }
        let order = try argsort(dim: dim)
        let lower = try order.narrow(dim: dim, start: (size - 1) / 2, length: 1)
        // A nan comes last in the order, so one look at the end tells of any.
        let last = try order.narrow(dim: dim, start: size - 1, length: 1)
        let places = try Tensor.where(gather(dim: dim, last).isNaN(), last, lower)
        return (try gather(dim: dim, places), places)
    }
}
