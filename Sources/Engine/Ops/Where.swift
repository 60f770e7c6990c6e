extension Tensor {
    /// Elements of `a` where the condition holds, else of `b`; all three broadcast.
    ///
    /// The gradient goes to the operand that was taken.
    /// - Throws: `.type` unless the condition is a tensor of bool.
    public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor {
        guard condition.dtype == .bool else {
            throw Fault(.type, "a condition is a tensor of bool, not of \(condition.dtype.rawValue)")
        }
        let (a, b) = try unified(a, b)
        let shape = try Broadcast.shape(of: [condition.shape, a.shape, b.shape])
        let choice = try condition.constant.expand(shape)
        let value = try chosen(choice, a.constant.expand(shape), b.constant.expand(shape))
        return try recorded(value, of: [a, b]) { g, inputs, _, wants in
            let zero = try zeros([], g.dtype)
            return [
                wants[0] ? try `where`(choice, g, zero).sum(to: inputs[0].shape) : nil,
                wants[1] ? try `where`(choice, zero, g).sum(to: inputs[1].shape) : nil,
            ]
        }
    }

    private static func chosen(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor {
        switch a.dtype {
        case .f32: try chosenReals(condition, a, b, Float.self)
        case .f64: try chosenReals(condition, a, b, Double.self)
        case .i64: try chosen(condition, a, b, Int.self)
        case .u8: try chosen(condition, a, b, UInt8.self)
        case .bool: try chosen(condition, a, b, Bool.self)
        }
    }

    private static func chosenReals<T: RealElement>(
        _ condition: Tensor, _ a: Tensor, _ b: Tensor, _: T.Type
    ) throws -> Tensor {
        try a.withElements(of: T.self) { x in
            try b.withElements(of: T.self) { y in
                try make(condition.shape, of: T.self) { out in
                    let mask = condition.storage.pointer.assumingMemoryBound(to: UInt8.self)
                    T.kernels.choose(out.baseAddress, mask, x.baseAddress, y.baseAddress, Int64(out.count))
                }
            }
        }
    }

    private static func chosen<T: Element>(
        _ condition: Tensor, _ a: Tensor, _ b: Tensor, _: T.Type
    ) throws -> Tensor {
        try condition.withElements(of: Bool.self) { choice in
            try a.withElements(of: T.self) { x in
                try b.withElements(of: T.self) { y in
                    try make(condition.shape, of: T.self) { target in
                        for i in target.indices { target[i] = choice[i] ? x[i] : y[i] }
                    }
                }
            }
        }
    }
}
