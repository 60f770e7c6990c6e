extension Tensor {
    /// Elements at flat positions, in the positions' shape.
    ///
    /// Its derivative adds at the same positions (`addedAt`), whose derivative takes them again. Positions
    /// come from other ops and lie inside.
    func taken(at positions: Tensor) throws -> Tensor {
        let source = shape
        return try Tensor.recorded(gathered(positions), of: [self]) { g, _, _, _ in
            [try g.added(at: positions, in: source)]
        }
    }

    /// Zeros of a shape with these elements added at flat positions, in order.
    func added(at positions: Tensor, in shape: [Int]) throws -> Tensor {
        let value =
            dtype == .f32
            ? try scattered(positions, shape, Float.self) : try scattered(positions, shape, Double.self)
        return try Tensor.recorded(value, of: [self]) { g, _, _, _ in [try g.taken(at: positions)] }
    }

    private func gathered(_ positions: Tensor) throws -> Tensor {
        switch dtype {
        case .f32: try gathered(positions, Float.self)
        case .f64: try gathered(positions, Double.self)
        case .i64: try gathered(positions, Int.self)
        case .u8: try gathered(positions, UInt8.self)
        case .bool: try gathered(positions, Bool.self)
        }
    }

    private func gathered<T: Element>(_ positions: Tensor, _: T.Type) throws -> Tensor {
        try withElements(of: T.self) { x in
            try positions.withElements(of: Int.self) { at in
                try Tensor.make(positions.shape, of: T.self) { target in
                    for i in target.indices { target[i] = x[at[i]] }
                }
            }
        }
    }

    private func scattered<T: NumericElement>(_ positions: Tensor, _ shape: [Int], _: T.Type) throws -> Tensor
    {
        try withElements(of: T.self) { x in
            try positions.withElements(of: Int.self) { at in
                try Tensor.make(shape, of: T.self) { target in
                    target.initialize(repeating: 0)
                    for i in x.indices { target[at[i]] += x[i] }
                }
            }
        }
    }
}
