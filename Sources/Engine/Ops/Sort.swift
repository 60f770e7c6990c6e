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
        return switch dtype {
        case .f32: try plan.order(Float.self, descending)
        case .f64: try plan.order(Double.self, descending)
        default: try Reduction(constant.to(.i64), over: [dimension(dim)]).order(Int.self, descending)
        }
    }
}

extension Reduction {
    fileprivate func order<T: NumericElement>(_: T.Type, _ descending: Bool) throws -> Tensor {
        try source.withElements(of: T.self) { x in
            try Tensor.make(source.shape, of: Int.self) { target in
                forEach { _, offset in
                    let series = (0..<count).map { x[offset + $0 * inner] }
                    for (k, position) in Reduction.order(series, descending).enumerated() {
                        target[offset + k * inner] = position
                    }
                }
            }
        }
    }

    /// The positions in order; what equals nothing, a nan, counts as largest.
    private static func order<T: NumericElement>(_ series: [T], _ descending: Bool) -> [Int] {
        series.indices.sorted { a, b in
            let (first, second) = descending ? (series[b], series[a]) : (series[a], series[b])
            return first < second || (second != second && first == first)
        }
    }
}
