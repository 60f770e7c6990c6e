extension Tensor {
    /// The dimensions in another order.
    ///
    /// - Throws: `.shape` unless every dimension is named once.
    public func permute(_ order: [Int]) throws -> Tensor {
        let order = try order.map { try dimension($0) }
        guard order.count == rank, Set(order).count == rank else {
            throw Fault(.shape, "permute of a tensor \(shape.sizes) names each dimension once, not \(order)")
        }
        guard order != Array(0..<rank) else { return self }
        let steps = StridedWalk.rowMajor(shape)
        let sizes = order.map { shape[$0] }
        let inverse = order.indices.sorted { order[$0] < order[$1] }
        let value = try picked(sizes, offset: 0, steps: order.map { steps[$0] })
        return try Tensor.recorded(value, of: [self]) { g, _, _, _ in [try g.permute(inverse)] }
    }

    /// Two dimensions exchanged.
    public func transpose(_ a: Int, _ b: Int) throws -> Tensor {
        var order = Array(0..<rank)
        order.swapAt(try dimension(a), try dimension(b))
        return try permute(order)
    }

    /// The last two dimensions exchanged; vectors and numbers stay as they are.
    public var T: Tensor { get throws { rank < 2 ? self : try transpose(-2, -1) } }
}
