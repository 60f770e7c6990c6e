extension Tensor {
    /// The elements along a dimension in ascending order, or descending; nan counts as largest.
    public func sort(dim: Int = -1, descending: Bool = false) throws -> Tensor {
        guard rank > 0 else { return self }
        return try gather(dim: dim, argsort(dim: dim, descending: descending))
    }

    /// The positions that put the elements along a dimension in order; equals keep their order.
    public func argsort(dim: Int = -1, descending: Bool = false) throws -> Tensor {
        guard rank > 0 else { return try Tensor.zeros([], .i64) }
        let plan = try Reduction(constant, over: [dimension(dim)])
        let x = doubles()
        return try Tensor.make(shape, of: Int.self) { target in
            plan.forEach { _, offset in
                let series = (0..<plan.count).map { x[offset + $0 * plan.inner] }
                let order = series.indices.sorted { a, b in
                    let (first, second) = descending ? (series[b], series[a]) : (series[a], series[b])
                    return first < second || (second.isNaN && !first.isNaN)
                }
                for (k, position) in order.enumerated() { target[offset + k * plan.inner] = position }
            }
        }
    }
}
