/// Loops over elements, each once for all ops.
enum Elementwise {
    /// A tensor of the same shape, each element computed from its counterpart.
    static func map<T: Element, R: Element>(_ x: Tensor, _ body: (T) -> R) throws -> Tensor {
        try x.withElements(of: T.self) { source in
            try Tensor.make(x.shape, of: R.self) { target in
                for i in target.indices { target[i] = body(source[i]) }
            }
        }
    }

    /// The broadcast combination of two tensors of one dtype.
    static func zip<T: Element, R: Element>(_ a: Tensor, _ b: Tensor, _ body: (T, T) -> R) throws -> Tensor {
        if a.shape == b.shape { return try combine(a, b, a.shape, steps: (1, 1), body) }
        if b.shape.isEmpty { return try combine(a, b, a.shape, steps: (1, 0), body) }
        if a.shape.isEmpty { return try combine(a, b, b.shape, steps: (0, 1), body) }
        let plan = try Broadcast(a.shape, b.shape)
        let (stepA, stepB) = (plan.walk.rowSteps[0], plan.walk.rowSteps[1])
        return try a.withElements(of: T.self) { x in
            try b.withElements(of: T.self) { y in
                try Tensor.make(plan.shape, of: R.self) { target in
                    var at = 0
                    plan.walk.rows { offsets, count in
                        var (i, j) = (offsets[0], offsets[1])
                        for k in at..<at + count {
                            target[k] = body(x[i], y[j])
                            i += stepA
                            j += stepB
                        }
                        at += count
                    }
                }
            }
        }
    }

    /// The combination of operands that are walked through in one run each, or repeated as a whole.
    private static func combine<T: Element, R: Element>(
        _ a: Tensor, _ b: Tensor, _ shape: [Int], steps: (Int, Int), _ body: (T, T) -> R
    ) throws -> Tensor {
        try a.withElements(of: T.self) { x in
            try b.withElements(of: T.self) { y in
                try Tensor.make(shape, of: R.self) { target in
                    for k in target.indices { target[k] = body(x[k &* steps.0], y[k &* steps.1]) }
                }
            }
        }
    }

    /// As `zip` for integers, where each result says whether it fits.
    ///
    /// - Throws: `.value` when one does not fit.
    static func exact<T: FixedWidthInteger & Element>(
        _ a: Tensor, _ b: Tensor, _ name: String, _ body: (T, T) -> (partialValue: T, overflow: Bool)
    ) throws -> Tensor {
        var overflow = false
        let result = try zip(a, b) { (x: T, y: T) -> T in
            let (value, over) = body(x, y)
            overflow = overflow || over
            return value
        }
        if overflow {
            throw Fault(
                .value, "\(name) of \(T.dtype.rawValue) gives a number that \(T.dtype.rawValue) cannot hold")
        }
        return result
    }
}
