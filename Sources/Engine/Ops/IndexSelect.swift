extension Tensor {
    /// The parts at given positions along a dimension, in their order, with repetitions; negative count
    /// from the end.
    ///
    /// - Throws: `.value` for a position outside.
    public func indexSelect(dim: Int, _ index: [Int]) throws -> Tensor {
        let at = try dimension(dim)
        let size = shape[at]
        let index = try index.map { try Tensor.checked($0, size: size) }
        return try selected(at, index)
    }

    /// The parts at positions given as a vector of integers.
    public func indexSelect(dim: Int, _ index: Tensor) throws -> Tensor {
        guard index.rank == 1 else {
            throw Fault(.shape, "positions along a dimension are a vector, not a tensor \(index.shape.sizes)")
        }
        return try indexSelect(dim: dim, index.positions())
    }

    /// Elements of this tensor at positions along a dimension: `out[i][j] = x[i][index[i][j]]` for `dim` 1.
    ///
    /// - Throws: `.shape` when the index's other sizes are larger than the tensor's, `.value` for a
    ///   position outside.
    public func gather(dim: Int, _ index: Tensor) throws -> Tensor {
        try taken(at: flatPositions(dim: dim, index))
    }

    /// The flat positions that an index along a dimension means: what `gather` and `scatter` share.
    func flatPositions(dim: Int, _ index: Tensor) throws -> Tensor {
        let at = try dimension(dim)
        guard index.rank == rank, shape.indices.allSatisfy({ $0 == at || index.shape[$0] <= shape[$0] })
        else {
            throw Fault(
                .shape, "positions of shape \(index.shape.sizes) along dimension \(dim) of \(shape.sizes)")
        }
        let positions = try index.positions()
        let strides = StridedWalk.rowMajor(shape)
        let walk = StridedWalk.rowMajor(index.shape)
        return try Tensor.make(index.shape, of: Int.self) { target in
            for i in target.indices {
                var place = try Tensor.checked(positions[i], size: shape[at]) * strides[at]
                for d in shape.indices where d != at { place += i / walk[d] % index.shape[d] * strides[d] }
                target[i] = place
            }
        }
    }

    /// The elements where a mask is true, as a vector. The mask has this tensor's shape, or that of its
    /// first dimensions; then whole parts are taken.
    ///
    /// - Throws: `.shape` when the mask does not fit, `.type` when it is not bool.
    public func maskedSelect(_ mask: Tensor) throws -> Tensor {
        guard mask.dtype == .bool else {
            throw Fault(.type, "a mask is a tensor of bool, not of \(mask.dtype.rawValue)")
        }
        guard mask.rank > 0, mask.rank <= rank, Array(shape[..<mask.rank]) == mask.shape else {
            throw Fault(.shape, "a mask \(mask.shape.sizes) for a tensor \(shape.sizes)")
        }
        let rest = Array(shape[mask.rank...])
        let rows = mask.bools().enumerated().filter(\.element).map(\.offset)
        return try reshape([mask.count] + rest).selected(0, rows)
    }

    /// Parts along a dimension; its derivative adds the parts back (`restored`).
    private func selected(_ dim: Int, _ index: [Int]) throws -> Tensor {
        let size = shape[dim]
        var target = shape
        target[dim] = index.count
        let value = try Storage(shape: target, dtype: dtype)
        let outer = shape[..<dim].reduce(1, &*)
        let run = shape[(dim + 1)...].reduce(dtype.stride, &*)
        withExtendedLifetime(storage) {
            var to = value.pointer
            for o in 0..<outer {
                for position in index {
                    to.copyMemory(from: storage.pointer + (o * size + position) * run, byteCount: run)
                    to += run
                }
            }
        }
        let result = Tensor(shape: target, dtype: dtype, storage: value)
        return try Tensor.recorded(result, of: [self]) { g, _, _, _ in
            [try g.restored(dim, index, size: size)]
        }
    }

    /// Zeros with this tensor's parts added at positions along a dimension.
    private func restored(_ dim: Int, _ index: [Int], size: Int) throws -> Tensor {
        var target = shape
        target[dim] = size
        let value =
            dtype == .f32
            ? try accumulated(target, dim, index, Float.self)
            : try accumulated(target, dim, index, Double.self)
        return try Tensor.recorded(value, of: [self]) { g, _, _, _ in [try g.selected(dim, index)] }
    }

    private func accumulated<T: NumericElement>(
        _ target: [Int], _ dim: Int, _ index: [Int], _: T.Type
    ) throws -> Tensor {
        let outer = target[..<dim].reduce(1, &*)
        let run = target[(dim + 1)...].reduce(1, &*)
        return try withElements(of: T.self) { x in
            try Tensor.make(target, of: T.self) { y in
                y.initialize(repeating: 0)
                for o in 0..<outer {
                    for (i, position) in index.enumerated() {
                        let (from, to) = ((o * index.count + i) * run, (o * target[dim] + position) * run)
                        for k in 0..<run { y[to &+ k] += x[from &+ k] }
                    }
                }
            }
        }
    }

    private func positions() throws -> [Int] {
        guard !dtype.isFloat, dtype != .bool else {
            throw Fault(.type, "positions are integers, not \(dtype.rawValue)")
        }
        return try ints()
    }

    private static func checked(_ position: Int, size: Int) throws -> Int {
        guard position >= -size, position < size else {
            throw Fault(.value, "index \(position) is outside a dimension of \(size)")
        }
        return position < 0 ? position + size : position
    }
}
