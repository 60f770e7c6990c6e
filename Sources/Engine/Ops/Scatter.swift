extension Tensor {
    /// A copy with elements of `source` put at positions along a dimension:
    /// `out[i][index[i][j]] = source[i][j]` for `dim` 1. Of several at one place the last stays.
    ///
    /// The gradient goes to what stayed: to `source` where it was put, to this tensor elsewhere.
    /// - Throws: `.shape` when sizes do not fit, `.value` for a position outside.
    public func scatter(dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        let (x, source) = try Tensor.unified(self, source)
        return try x.putting(x.parts(source, for: index), at: x.flatPositions(dim: dim, index))
    }

    /// A copy with a number put at positions along a dimension.
    public func scatter(dim: Int, _ index: Tensor, value: Double) throws -> Tensor {
        try scatter(dim: dim, index, Tensor.full(index.shape, value, dtype))
    }

    /// A copy with elements of `source` added at positions along a dimension, those at one place together.
    ///
    /// - Throws: `.shape` when sizes do not fit, `.value` for a position outside.
    public func scatterAdd(dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        let (x, source) = try Tensor.unified(self.floating(), source)
        let positions = try x.flatPositions(dim: dim, index)
        return try x + x.parts(source, for: index).added(at: positions, in: shape)
    }

    /// A copy with elements put at flat positions, in order.
    func putting(_ source: Tensor, at positions: Tensor) throws -> Tensor {
        let value = try overwritten(source.constant, at: positions)
        let number = count
        return try Tensor.recorded(value, of: [self, source]) { g, _, _, wants in
            let places = try positions.ints()
            var last = [Int](repeating: -1, count: number)
            for (i, place) in places.enumerated() { last[place] = i }
            let kept = try Tensor(last.map { $0 < 0 }, shape: g.shape)
            let stayed = try Tensor(places.enumerated().map { last[$1] == $0 }, shape: positions.shape)
            let zero = try Tensor.zeros([], g.dtype)
            return [
                wants[0] ? try Tensor.where(kept, g, zero) : nil,
                wants[1] ? try Tensor.where(stayed, g.taken(at: positions), zero) : nil,
            ]
        }
    }

    /// The part of a source that an index takes: its corner of the index's shape.
    private func parts(_ source: Tensor, for index: Tensor) throws -> Tensor {
        guard source.rank == index.rank, zip(index.shape, source.shape).allSatisfy({ $0 <= $1 }) else {
            throw Fault(
                .shape, "scatter of \(source.shape.sizes) at positions of shape \(index.shape.sizes) in \(shape.sizes)")
        }
        return try source.slice(index.shape.map { .range(start: 0, stop: $0, step: 1) })
    }

    private func overwritten(_ source: Tensor, at positions: Tensor) throws -> Tensor {
        switch dtype {
        case .f32: try overwritten(source, positions, Float.self)
        case .f64: try overwritten(source, positions, Double.self)
        case .i64: try overwritten(source, positions, Int.self)
        case .u8: try overwritten(source, positions, UInt8.self)
        case .bool: try overwritten(source, positions, Bool.self)
        }
    }

    private func overwritten<T: Element>(_ source: Tensor, _ positions: Tensor, _: T.Type) throws -> Tensor {
        try withElements(of: T.self) { x in
            try source.withElements(of: T.self) { s in
                try positions.withElements(of: Int.self) { at in
                    try Tensor.make(shape, of: T.self) { y in
                        _ = y.initialize(from: x)
                        for i in at.indices { y[at[i]] = s[i] }
                    }
                }
            }
        }
    }
}
