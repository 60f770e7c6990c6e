extension Tensor {
    /// The X of A·X = B for square matrices A [..., n, n]; computed in f64.
    ///
    /// B is a vector [n] or [..., n] where A has one dimension more, else matrices [..., n, m]; stacks
    /// broadcast. Differentiable in both: ∂B = A⁻ᵀ·g, ∂A = −∂B·Xᵀ.
    /// - Throws: `.shape` when sizes do not fit, `.value` when a matrix is singular or not finite.
    public func solve(_ right: Tensor) throws -> Tensor {
        var (a, b) = try Tensor.unified(self, right)
        (a, b) = (try a.floating(), try b.floating())
        let n = try a.squareSize("solve")
        let isVector = b.rank == 1 || (b.rank == a.rank - 1 && b.shape == Array(a.shape.dropLast()))
        let columns = isVector && b.rank > 0 ? try b.unsqueeze(dim: -1) : b
        guard columns.rank >= 2, columns.shape[columns.rank - 2] == n else {
            throw Fault(.shape, "solve of a matrix \(a.shape.sizes) with a right-hand side \(b.shape.sizes)")
        }
        let batch = try Broadcast.shape(of: [Array(a.shape.dropLast(2)), Array(columns.shape.dropLast(2))])
        let wide = try columns.expand(batch + columns.shape.suffix(2))
        let result = try a.expand(batch + [n, n]).solved(wide)
        return isVector ? try result.squeeze(dim: -1) : result
    }

    /// The inverses of square matrices.
    ///
    /// - Throws: `.shape` unless square, `.value` when singular or not finite.
    public func inv() throws -> Tensor {
        let a = try floating()
        let unit = try Tensor.eye(a.squareSize("inv"), a.dtype)
        return try a.solved(unit.expand(a.shape))
    }

    /// The solutions for right-hand sides [..., n, m] of the same stack.
    func solved(_ b: Tensor) throws -> Tensor {
        let stack = try MatrixStack(self, "solve")
        let (n, columns) = (b.shape[b.rank - 2], b.shape[b.rank - 1])
        guard columns < 1 << 30 else { throw Fault(.limit, "solve for \(columns) right-hand sides") }
        let right = b.doubles()
        var solution: [Double] = []
        solution.reserveCapacity(right.count)
        for index in 0..<stack.count where n * columns > 0 {
            let part = Array(right[index * n * columns..<(index + 1) * n * columns])
            solution += try LAPACK.solve(stack[index], part, n: n, columns: columns)
        }
        let value = try Tensor(solution, shape: b.shape).to(dtype)
        return try Tensor.recorded(value, of: [self, b]) { g, inputs, output, wants in
            let part = try inputs[0].T.solved(g)
            return [wants[0] ? try Tensor.product(part, output, transposeB: true).neg() : nil, part]
        }
    }
}
