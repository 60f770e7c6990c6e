extension Tensor {
    /// U·diag(S)·Vᵀ = A for matrices [..., m, n]: U [..., m, k], S [..., k] descending, Vᵀ [..., k, n] with k
    /// the smaller size; computed in f64.
    ///
    /// The first component of each column of U that is not zero is positive. Differentiable where singular
    /// values differ and, unless A is square, are not 0; gradients of equal ones are infinite or nan.
    /// - Parameter fullMatrices: U [..., m, m] and Vᵀ [..., n, n] instead, without derivative.
    /// - Throws: `.shape` for fewer than two dimensions, `.value` when not finite.
    public func svd(fullMatrices: Bool = false) throws -> (u: Tensor, s: Tensor, vh: Tensor) {
        let a = try floating()
        guard !fullMatrices || !a.isRecorded else {
            throw Fault(.value, "svd with full_matrices has no derivative", hint: "leave full_matrices out")
        }
        let values = try a.singularParts(full: fullMatrices)
        let outputs = try Tensor.recorded(several: values, of: [a]) { g, inputs, outputs, _ in
            [try Tensor.singularGradient(g, outputs)]
        }
        return (outputs[0], outputs[1], outputs[2])
    }

    /// The singular values of matrices, descending: [..., k]. Differentiable as `svd`, also where they are
    /// equal.
    public func svdvals() throws -> Tensor {
        let a = try floating()
        let parts = try a.constant.singularParts(full: false)
        return try Tensor.recorded(parts[1], of: [a]) { g, inputs, _, _ in
            // The factors are computed anew on the tape where a second derivative is wanted.
            let (u, _, vh) = try inputs[0].isRecorded ? inputs[0].svd() : (parts[0], parts[1], parts[2])
            return [try Tensor.product(u * g.unsqueeze(dim: -2), vh)]
        }
    }

    private func singularParts(full: Bool) throws -> [Tensor] {
        let stack = try MatrixStack(constant, "svd")
        let (m, n) = (stack.rows, stack.columns)
        let k = Swift.min(m, n)
        let (p, q) = full ? (m, n) : (k, k)
        return try stack.map([[m, p], [k], [q, n]], dtype) { matrix in
            var (u, s, vt) = try LAPACK.singularValues(matrix, m: m, n: n, full: full)
            for column in 0..<k {
                let first = (0..<m).first { Swift.abs(u[$0 * p + column]) > 1e-12 }
                guard let first, u[first * p + column] < 0 else { continue }
                for i in 0..<m { u[i * p + column].negate() }
                for j in 0..<n { vt[column * n + j].negate() }
            }
            return [u, s, vt]
        }
    }

    /// ∂A = U·[(skew(Uᵀ·gU)/E)·S + S·(skew(Vᵀ·gV)/E) + diag(gS)]·Vᵀ plus what leaves the spaces of U and V;
    /// E has sⱼ² − sᵢ² off the diagonal and 1 on it.
    ///
    /// Source: Townsend, "Differentiating the singular value decomposition", 2016.
    private static func singularGradient(_ g: [Tensor], _ outputs: [Tensor]) throws -> Tensor {
        let (u, s, vh) = (outputs[0], outputs[1], outputs[2])
        let (gradU, gradS, gradV) = (g[0], g[1], try g[2].T)
        let k = s.shape[s.rank - 1]
        let one = try eye(k, s.dtype)
        let squares = try s.square()
        let gaps = try squares.unsqueeze(dim: -2) - squares.unsqueeze(dim: -1) + one
        func skew(_ x: Tensor) throws -> Tensor { try (x - x.T) / gaps }
        let turnU = try skew(product(u, gradU, transposeA: true)) * s.unsqueeze(dim: -2)
        let turnV = try s.unsqueeze(dim: -1) * skew(product(vh, gradV))
        var result = try product(product(u, turnU + turnV + one * gradS.unsqueeze(dim: -2)), vh)
        let (m, n) = (u.shape[u.rank - 2], vh.shape[vh.rank - 1])
        if m > k {
            let rest = try gradU - product(u, product(u, gradU, transposeA: true))
            result = try result + product(rest / s.unsqueeze(dim: -2), vh)
        }
        if n > k {
            let rest = try gradV.T - product(product(gradV, vh, transposeA: true, transposeB: true), vh)
            result = try result + product(u, rest / s.unsqueeze(dim: -1))
        }
        return result
    }
}
