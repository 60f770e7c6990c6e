extension Tensor {
    /// The X of A·X = B, for a square matrix and a vector or matrix of right-hand sides; computed in f64.
    ///
    /// Differentiable in both: ∂B = A⁻ᵀ·g, ∂A = −∂B·Xᵀ.
    /// - Throws: `.shape` when sizes do not fit, `.value` when the matrix is singular or not finite.
    public func solve(_ right: Tensor) throws -> Tensor {
        var (a, b) = try Tensor.unified(self, right)
        (a, b) = (try a.floating(), try b.floating())
        let n = try a.checkedSquare("solve")
        guard b.rank == 1 || b.rank == 2, b.shape[0] == n else {
            throw Fault(.shape, "solve of a matrix \(a.shape.sizes) with a right-hand side \(b.shape.sizes)")
        }
        if b.rank == 1 { return try a.solved(b.unsqueeze(dim: 1)).squeeze(dim: 1) }
        return try a.solved(b)
    }

    /// The inverse of a square matrix.
    ///
    /// - Throws: `.shape` unless square, `.value` when singular or not finite.
    public func inv() throws -> Tensor {
        let a = try floating()
        return try a.solve(Tensor.eye(a.checkedSquare("inv"), a.dtype))
    }

    /// The determinant of a square matrix; 1 of an empty one. Its derivative det·A⁻ᵀ needs an inverse.
    ///
    /// - Throws: `.shape` unless square, `.value` when not finite, or when differentiated at a singular
    ///   matrix.
    public func det() throws -> Tensor {
        let a = try floating()
        let n = try a.checkedSquare("det")
        let value = try Tensor(LAPACK.determinant(a.doubles(), n: n)).to(a.dtype)
        return try Tensor.recorded(value, of: [a]) { g, inputs, output, _ in
            [try g * output * inputs[0].inv().T]
        }
    }

    private func solved(_ b: Tensor) throws -> Tensor {
        let columns = b.shape[1]
        guard columns <= Int32.max else { throw Fault(.limit, "solve for \(columns) right-hand sides") }
        let solution =
            b.count == 0
            ? [] : try LAPACK.solve(doubles(), b.doubles(), n: shape[0], columns: columns)
        let value = try Tensor(solution, shape: b.shape).to(dtype)
        return try Tensor.recorded(value, of: [self, b]) { g, inputs, output, wants in
            let part = try inputs[0].T.solved(g)
            return [wants[0] ? try Tensor.product(part, output, transposeB: true).neg() : nil, part]
        }
    }

    /// The size of a square matrix of finite numbers.
    func checkedSquare(_ name: String) throws -> Int {
        guard rank == 2, shape[0] == shape[1] else {
            throw Fault(.shape, "\(name) takes a square matrix, not a tensor \(shape.sizes)")
        }
        guard try isFinite().all() else {
            throw Fault(.value, "\(name) of a matrix with entries that are not finite")
        }
        return shape[0]
    }
}
