extension Tensor {
    /// For each value the place in this ascending sequence where it would keep the order: before equals, or
    /// after them if `right`.
    ///
    /// The sequence is a vector, or has the values' shape but for the last dimension; then each row of
    /// values is sought in its own row. As i64; a nan goes to the end.
    /// - Throws: `.shape` when the rows do not agree.
    public func searchsorted(_ values: Tensor, right: Bool = false) throws -> Tensor {
        let (sequence, sought) = try Tensor.unified(constant, values.constant)
        guard rank == 1 || (rank > 1 && Array(shape.dropLast()) == Array(values.shape.dropLast())),
            rank == 1 || rank == values.rank
        else {
            throw Fault(
                .shape,
                "searchsorted takes a vector or rows for rows, not \(shape.sizes) for \(values.shape.sizes)")
        }
        switch sequence.dtype {
        case .f32: return try Tensor.sought(sought, in: sequence, right, Float.self)
        case .f64: return try Tensor.sought(sought, in: sequence, right, Double.self)
        default: return try Tensor.sought(sought.to(.i64), in: sequence.to(.i64), right, Int.self)
        }
    }

    private static func sought<T: NumericElement>(
        _ values: Tensor, in sequence: Tensor, _ right: Bool, _: T.Type
    ) throws -> Tensor {
        let length = sequence.shape[sequence.rank - 1]
        let width = sequence.rank == 1 ? Swift.max(1, values.count) : Swift.max(1, values.shape[values.rank - 1])
        return try sequence.withElements(of: T.self) { s in
            try values.withElements(of: T.self) { v in
                try make(values.shape, of: Int.self) { target in
                    for i in target.indices {
                        let row = i / width * length
                        target[i] = place(of: v[i], right, length) { s[row + $0] }
                    }
                }
            }
        }
    }

    /// Bisection; elements that compare with nothing count as largest.
    private static func place<T: NumericElement>(
        of value: T, _ right: Bool, _ length: Int, _ element: (Int) -> T
    ) -> Int {
        var (low, high) = (0, length)
        while low < high {
            let middle = (low + high) / 2
            let x = element(middle)
            let isBefore = right ? !(x > value || (x != x && value == value)) : x < value || (value != value && x == x)
            if isBefore { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
