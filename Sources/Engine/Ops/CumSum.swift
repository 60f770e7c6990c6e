extension Tensor {
    /// Running sums along a dimension. Integers and booleans add up as i64.
    ///
    /// - Throws: `.value` when integers overflow.
    public func cumsum(dim: Int) throws -> Tensor {
        guard rank > 0 else { return dtype.isFloat ? self : try to(.i64) }
        let at = try dimension(dim)
        return try (dtype.isFloat ? self : to(.i64)).running(at, reversed: false)
    }

    /// Running sums, from the end if `reversed`; each is the derivative of the other.
    private func running(_ dim: Int, reversed: Bool) throws -> Tensor {
        let plan = try Reduction(constant, over: [dim])
        return try Tensor.recorded(plan.running(reversed), of: [self]) { g, _, _, _ in
            [try g.running(dim, reversed: !reversed)]
        }
    }
}

extension Reduction {
    fileprivate func running(_ reversed: Bool) throws -> Tensor {
        switch source.dtype {
        case .f32: try running(Float.self, reversed) { ($0 + $1, false) }
        case .f64: try running(Double.self, reversed) { ($0 + $1, false) }
        default: try running(Int.self, reversed) { $0.addingReportingOverflow($1) }
        }
    }

    private func running<T: NumericElement>(
        _: T.Type, _ reversed: Bool, _ add: (T, T) -> (T, Bool)
    ) throws -> Tensor {
        var overflow = false
        let result = try source.withElements(of: T.self) { x in
            try Tensor.make(source.shape, of: T.self) { y in
                forEach { _, offset in
                    var total: T = 0
                    for k in 0..<count {
                        let at = offset &+ (reversed ? count &- 1 &- k : k) &* inner
                        let (sum, over) = add(total, x[at])
                        total = sum
                        overflow = overflow || over
                        y[at] = total
                    }
                }
            }
        }
        if overflow { throw Fault(.value, "a running sum of i64 gives a number that i64 cannot hold") }
        return result
    }
}
