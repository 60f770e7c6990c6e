extension Tensor {
    /// Q with orthonormal columns and upper triangular R with Q·R = A, for matrices [..., m, n]: Q is
    /// [..., m, k] and R [..., k, n] with k the smaller size; computed in f64.
    ///
    /// - Throws: `.shape` for fewer than two dimensions, `.value` when not finite, or when differentiated
    ///   where the first k columns are dependent.
    public func qr() throws -> (q: Tensor, r: Tensor) {
        let a = try floating()
        let stack = try MatrixStack(a.constant, "qr")
        let (m, n) = (stack.rows, stack.columns)
        let k = Swift.min(m, n)
        let values = try stack.map([[m, k], [k, n]], a.dtype) { matrix in
            let factors = LAPACK.orthogonalFactors(matrix, m: m, n: n)
            return [factors.q, factors.r]
        }
        let outputs = try Tensor.recorded(several: values, of: [a]) { g, inputs, outputs, _ in
            guard k > 0 else { return [try Tensor.zeros(inputs[0].shape, inputs[0].dtype)] }
            let (q, r, gradQ, gradR) = (outputs[0], outputs[1], g[0], try g[1].triu())
            guard m < n else { return [try Tensor.squareFactorGradient(q, r, gradQ, gradR)] }
            // A = [X | Y], R = [U | V], Q·U = X and V = Qᵀ·Y.
            let y = try inputs[0].narrow(dim: -1, start: m, length: n - m)
            let u = try r.narrow(dim: -1, start: 0, length: m)
            let gradU = try gradR.narrow(dim: -1, start: 0, length: m)
            let gradV = try gradR.narrow(dim: -1, start: m, length: n - m)
            let both = try gradQ + Tensor.product(y, gradV, transposeB: true)
            let gradX = try Tensor.squareFactorGradient(q, u, both, gradU)
            return [try Tensor.cat([gradX, Tensor.product(q, gradV)], dim: -1)]
        }
        return (outputs[0], outputs[1])
    }

    /// ∂A = (gQ + Q·copy(M))·R⁻ᵀ with M = R·gRᵀ − gQᵀ·Q, of which the lower triangle is copied to the upper,
    /// for a square R.
    ///
    /// Source: Walter and Lehmann, "Algorithmic differentiation of linear algebra functions", 2018.
    private static func squareFactorGradient(
        _ q: Tensor, _ r: Tensor, _ gradQ: Tensor, _ gradR: Tensor
    ) throws -> Tensor {
        let m = try product(r, gradR, transposeB: true) - product(gradQ, q, transposeA: true)
        let copied = try m.tril() + m.tril(diagonal: -1).T
        return try r.solved((gradQ + product(q, copied)).T).T
    }
}
