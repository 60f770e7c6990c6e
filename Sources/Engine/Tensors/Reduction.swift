/// The view of a tensor as [outer, count, inner] in which a reduction runs over the middle.
struct Reduction {
    /// The tensor, permuted if the dimensions were not neighbours.
    let source: Tensor
    let outer: Int
    let count: Int
    let inner: Int

    /// - Parameter dims: distinct dimensions in ascending order.
    init(_ x: Tensor, over dims: [Int]) throws {
        guard let first = dims.first, let last = dims.last else {
            source = x.constant
            (outer, count, inner) = (x.count, 1, 1)
            return
        }
        let skipped = (first...last).filter { dim in !dims.contains(dim) && x.shape[dim] != 1 }
        if skipped.isEmpty {
            source = x.constant
            outer = x.shape[..<first].reduce(1, &*)
            count = x.shape[first...last].reduce(1, &*)
            inner = x.shape[(last + 1)...].reduce(1, &*)
        } else {
            let kept = x.shape.indices.filter { !dims.contains($0) }
            source = try x.constant.permute(kept + dims)
            outer = kept.map { x.shape[$0] }.reduce(1, &*)
            count = dims.map { x.shape[$0] }.reduce(1, &*)
            inner = 1
        }
    }

    /// Calls the body with the offset of each series; its elements lie `inner` apart.
    func forEach(_ body: (_ index: Int, _ offset: Int) -> Void) {
        for o in 0..<outer {
            for i in 0..<inner { body(o &* inner &+ i, o &* count &* inner &+ i) }
        }
    }
}
