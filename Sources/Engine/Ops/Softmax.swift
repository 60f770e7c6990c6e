extension Tensor {
    /// eˣ / Σ eˣ along a dimension.
    public func softmax(dim: Int = -1) throws -> Tensor {
        let x = try floating()
        let at = try dimension(dim)
        let value = try x.constant.logSoftmax(dim: at).exp()
        return try Tensor.recorded(value, of: [x]) { g, _, output, _ in
            let mean = try (g * output).sum(dim: at, keepdim: true)
            return [try output * (g - mean)]
        }
    }

    /// x − log Σ eˣ along a dimension, without overflow.
    public func logSoftmax(dim: Int = -1) throws -> Tensor {
        let x = try floating()
        let at = try dimension(dim)
        guard at == rank - 1 else { return try x.transpose(at, -1).logSoftmax().transpose(at, -1) }
        return try Tensor.recorded(x.constant.rowLogSoftmax(), of: [x]) { g, _, output, _ in
            if g.isRecorded || output.isRecorded {
                return [try g - output.exp() * g.sum(dim: -1, keepdim: true)]
            }
            let gradient =
                g.dtype == .f32 ? try output.gradient(g, Float.self) : try output.gradient(g, Double.self)
            return [gradient]
        }
    }

    /// The log-softmax of rows, without derivative.
    func rowLogSoftmax() throws -> Tensor {
        dtype == .f32 ? try rowLogSoftmax(Float.self) : try rowLogSoftmax(Double.self)
    }

    private func rowLogSoftmax<T: RealElement>(_: T.Type) throws -> Tensor {
        let (rows, columns) = rowSizes
        return try withElements(of: T.self) { x in
            try Tensor.make(shape, of: T.self) { y in
                T.kernels.logSoftmax(x.baseAddress, rows, columns, y.baseAddress)
            }
        }
    }

    private func gradient<T: RealElement>(_ g: Tensor, _: T.Type) throws -> Tensor {
        let (rows, columns) = rowSizes
        return try withElements(of: T.self) { out in
            try g.withElements(of: T.self) { g in
                try Tensor.make(shape, of: T.self) { x in
                    T.kernels.logSoftmaxGradient(out.baseAddress, g.baseAddress, rows, columns, x.baseAddress)
                }
            }
        }
    }

    private var rowSizes: (rows: Int64, columns: Int64) {
        (Int64(shape.dropLast().reduce(1, &*)), Int64(shape.last ?? 1))
    }
}
