extension Tensor {
    /// The lower triangular L with L·Lᵀ = A for symmetric positive definite matrices; computed in f64.
    ///
    /// Of A the lower triangle counts; the gradient is symmetric, as in PyTorch.
    /// - Throws: `.shape` unless square, `.value` unless finite and positive definite.
    public func cholesky() throws -> Tensor {
        let a = try floating()
        let n = try a.squareSize("cholesky")
        let value = try MatrixStack(a.constant, "cholesky").map([n, n], a.dtype) { try LAPACK.cholesky($0, n: n) }
        return try Tensor.recorded(value, of: [a]) { g, _, output, _ in
            // ∂A = sym(L⁻ᵀ·Φ(Lᵀ·g)·L⁻¹), where Φ takes the lower triangle with half the diagonal.
            let product = try Tensor.product(output, g.tril(), transposeA: true)
            let half = try (product.tril() + product.tril(diagonal: -1)) * 0.5
            let left = try output.T.solved(half)
            let both = try output.T.solved(left.T)
            return [try (both + both.T) * 0.5]
        }
    }
}
