extension Tensor {
    /// The tensor set side by side as often along each dimension as is said; further counts in front make
    /// further dimensions.
    ///
    /// - Throws: `.shape` for fewer counts than dimensions, `.value` for a negative one.
    public func `repeat`(_ counts: [Int]) throws -> Tensor {
        guard counts.count >= rank else {
            throw Fault(.shape, "repeat of a tensor \(shape.sizes) takes at least \(rank) counts, not \(counts)")
        }
        guard counts.allSatisfy({ $0 >= 0 }) else { throw Fault(.value, "repeat takes counts of at least 0, not \(counts)") }
        let sizes = [Int](repeating: 1, count: counts.count - rank) + shape
        let target = try zip(counts, sizes).map { count, size in
            let (product, over) = count.multipliedReportingOverflow(by: size)
            guard !over else { throw Fault(.limit, "repeat of \(shape.sizes) by \(counts) is too large") }
            return product
        }
        _ = try MemoryBudget.bytes(of: target, dtype)
        var result = try reshape(sizes)
        for (dim, count) in counts.enumerated() where count != 1 {
            guard count > 0 else {
                result = try result.narrow(dim: dim, start: 0, length: 0)
                continue
            }
            let shape = result.shape
            let copies = Array(shape[..<dim]) + [count] + Array(shape[dim...])
            let merged = Array(shape[..<dim]) + [count * shape[dim]] + Array(shape[(dim + 1)...])
            result = try result.unsqueeze(dim: dim).expand(copies).reshape(merged)
        }
        return result
    }
}
