extension Tensor {
    /// The matrix product as PyTorch's `matmul`: vectors and matrices, and stacks of matrices with
    /// broadcasting.
    ///
    /// - Throws: `.shape` when the inner sizes differ: "(32, 10) @ (12,): inner sizes 10 and 12 differ".
    public func matmul(_ other: Tensor) throws -> Tensor {
        let (a, b) = try Tensor.unified(self, other)
        guard a.rank > 0, b.rank > 0 else {
            throw Fault(
                .shape,
                "\(a.shape.sizes) @ \(b.shape.sizes): a matrix product takes no single numbers",
                hint: "use * for numbers")
        }
        guard a.shape[a.rank - 1] == b.shape[b.rank == 1 ? 0 : b.rank - 2] else {
            let sizes = (a.shape[a.rank - 1], b.shape[b.rank == 1 ? 0 : b.rank - 2])
            throw Fault(
                .shape, "\(a.shape.sizes) @ \(b.shape.sizes): inner sizes \(sizes.0) and \(sizes.1) differ")
        }
        let left = a.rank == 1 ? try a.unsqueeze(dim: 0) : a
        let right = b.rank == 1 ? try b.unsqueeze(dim: 1) : b
        let product = try left.stackProduct(right)
        if a.rank == 1 && b.rank == 1 { return try product.reshape([]) }
        if a.rank == 1 { return try product.squeeze(dim: -2) }
        return b.rank == 1 ? try product.squeeze(dim: -1) : product
    }

    /// The sum of products of two vectors.
    public func dot(_ other: Tensor) throws -> Tensor {
        guard rank == 1, other.rank == 1 else {
            throw Fault(.shape, "dot takes two vectors, not \(shape.sizes) and \(other.shape.sizes)")
        }
        return try matmul(other)
    }

    /// All products of the elements of two vectors: [n], [m] → [n, m].
    public func outer(_ other: Tensor) throws -> Tensor {
        guard rank == 1, other.rank == 1 else {
            throw Fault(.shape, "outer takes two vectors, not \(shape.sizes) and \(other.shape.sizes)")
        }
        return try unsqueeze(dim: 1) * other.unsqueeze(dim: 0)
    }

    // A stack times one matrix is one tall product.
    private func stackProduct(_ other: Tensor) throws -> Tensor {
        guard rank > 2, other.rank == 2 else { return try Tensor.product(self, other) }
        let flat = try reshape([shape.dropLast().reduce(1, &*), shape[rank - 1]])
        return try Tensor.product(flat, other).reshape(Array(shape.dropLast()) + [other.shape[1]])
    }

    /// op(a) · op(b) for stacks of matrices, where op transposes if told to; closed under differentiation.
    static func product(
        _ a: Tensor, _ b: Tensor, transposeA: Bool = false, transposeB: Bool = false
    ) throws -> Tensor {
        let value = try MatrixProduct(a, b, transposeA: transposeA, transposeB: transposeB).compute()
        return try recorded(value, of: [a, b]) { g, inputs, _, wants in
            let (a, b) = (inputs[0], inputs[1])
            var parts: [Tensor?] = [nil, nil]
            if wants[0] {
                let part =
                    transposeA
                    ? try product(b, g, transposeA: transposeB, transposeB: true)
                    : try product(g, b, transposeA: false, transposeB: !transposeB)
                parts[0] = try part.sum(to: a.shape)
            }
            if wants[1] {
                let part =
                    transposeB
                    ? try product(g, a, transposeA: true, transposeB: transposeA)
                    : try product(a, g, transposeA: !transposeA, transposeB: false)
                parts[1] = try part.sum(to: b.shape)
            }
            return parts
        }
    }
}
