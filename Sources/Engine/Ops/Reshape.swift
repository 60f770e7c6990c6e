extension Tensor {
    /// The same elements under another shape; one size may be -1, which stands for what is left.
    ///
    /// - Throws: `.shape` when the number of elements differs.
    public func reshape(_ sizes: [Int]) throws -> Tensor {
        let target = try resolved(sizes)
        guard target != shape else { return self }
        let value = Tensor(shape: target, dtype: dtype, storage: storage)
        let old = shape
        return try Tensor.recorded(value, of: [self]) { g, _, _, _ in [try g.reshape(old)] }
    }

    /// A vector of all elements; with `from`, only the dimensions from there on are merged.
    public func flatten(from dim: Int = 0) throws -> Tensor {
        guard rank > 0 else { return try reshape([1]) }
        let first = try dimension(dim)
        return try reshape(Array(shape[..<first]) + [shape[first...].reduce(1, &*)])
    }

    /// The shape without a dimension of size 1, or without all of them. Other sizes stay.
    public func squeeze(dim: Int? = nil) throws -> Tensor {
        guard let dim else { return try reshape(shape.filter { $0 != 1 }) }
        let at = try dimension(dim)
        guard shape[at] == 1 else { return self }
        var sizes = shape
        sizes.remove(at: at)
        return try reshape(sizes)
    }

    /// The shape with a dimension of size 1 put in.
    public func unsqueeze(dim: Int) throws -> Tensor {
        var sizes = shape
        sizes.insert(1, at: try dimension(dim, of: rank + 1))
        return try reshape(sizes)
    }

    private func resolved(_ sizes: [Int]) throws -> [Int] {
        let open = sizes.indices.filter { sizes[$0] == -1 }
        let known = try MemoryBudget.count(of: sizes.filter { $0 != -1 })
        var target = sizes
        if open.count == 1, known > 0, count % known == 0 { target[open[0]] = count / known }
        guard open.count <= 1, try target.contains(-1) == false && MemoryBudget.count(of: target) == count
        else {
            throw Fault(
                .shape, "a tensor \(shape.sizes) of \(count) elements does not take the shape \(sizes.sizes)")
        }
        return target
    }
}
