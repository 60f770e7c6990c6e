import Kernels

/// The kernels of batch normalisation over tensors [rows…, channels], without derivatives.
struct ChannelNormalization {
    let rows: Int
    let channels: Int

    /// Mean and biased variance of each channel; at least one row.
    func statistics(_ x: Tensor) throws -> (mean: Tensor, variance: Tensor) {
        x.dtype == .f32 ? try statistics(x, Float.self) : try statistics(x, Double.self)
    }

    /// 1 / √(variance + eps) of each channel.
    func inverse(_ variance: Tensor, eps: Double) throws -> Tensor {
        variance.dtype == .f32
            ? try inverse(variance, eps, Float.self) : try inverse(variance, eps, Double.self)
    }

    /// (x − mean)·inverse·weight + bias, then relu if told so.
    func apply(
        _ x: Tensor, mean: Tensor, inverse: Tensor, weight: Tensor, bias: Tensor, relu: Bool
    ) throws -> Tensor {
        x.dtype == .f32
            ? try apply(x, [mean, inverse, weight, bias], relu, Float.self)
            : try apply(x, [mean, inverse, weight, bias], relu, Double.self)
    }

    /// The gradients at x, weight and bias; that at x only if wanted.
    ///
    /// - Parameter output: the result, if relu was applied.
    /// - Parameter fixed: whether the statistics were given rather than computed from x.
    func gradients(
        _ g: Tensor, _ x: Tensor, mean: Tensor, inverse: Tensor, weight: Tensor, output: Tensor?,
        fixed: Bool, wantsInput: Bool
    ) throws -> [Tensor?] {
        x.dtype == .f32
            ? try gradients([g, x, mean, inverse, weight], output, fixed, wantsInput, Float.self)
            : try gradients([g, x, mean, inverse, weight], output, fixed, wantsInput, Double.self)
    }

    private func statistics<T: RealElement>(_ x: Tensor, _: T.Type) throws -> (mean: Tensor, variance: Tensor)
    {
        let mean = try Storage(shape: [channels], dtype: T.dtype)
        let variance = try Storage(shape: [channels], dtype: T.dtype)
        try check(
            T.kernels.batchNormStatistics(
                pointer(x), Int64(rows), Int64(channels), pointer(mean), pointer(variance)))
        return (tensor([channels], mean, T.self), tensor([channels], variance, T.self))
    }

    private func inverse<T: RealElement>(_ variance: Tensor, _ eps: Double, _: T.Type) throws -> Tensor {
        try Tensor.make([channels], of: T.self) { out in
            T.kernels.batchNormInverse(pointer(variance), eps, Int64(channels), out.baseAddress)
        }
    }

    private func apply<T: RealElement>(
        _ x: Tensor, _ channel: [Tensor], _ relu: Bool, _: T.Type
    ) throws -> Tensor {
        try Tensor.make(x.shape, of: T.self) { out in
            try check(
                T.kernels.batchNorm(
                    pointer(x), Int64(rows), Int64(channels), pointer(channel[0]), pointer(channel[1]),
                    pointer(channel[2]), pointer(channel[3]), relu ? 1 : 0, out.baseAddress))
        }
    }

    private func gradients<T: RealElement>(
        _ of: [Tensor], _ output: Tensor?, _ fixed: Bool, _ wantsInput: Bool, _: T.Type
    ) throws -> [Tensor?] {
        let (g, x) = (of[0], of[1])
        let input = wantsInput ? try Storage(shape: x.shape, dtype: T.dtype) : nil
        let weight = try Storage(shape: [channels], dtype: T.dtype)
        let bias = try Storage(shape: [channels], dtype: T.dtype)
        let kernel = fixed ? T.kernels.batchNormFixedGradient : T.kernels.batchNormGradient
        try check(
            kernel(
                pointer(x), Int64(rows), Int64(channels), pointer(of[2]), pointer(of[3]), pointer(of[4]),
                pointer(g), output.flatMap(pointer), input.flatMap(pointer), pointer(weight), pointer(bias)))
        return [
            input.map { tensor(x.shape, $0, T.self) }, tensor([channels], weight, T.self),
            tensor([channels], bias, T.self),
        ]
    }

    // Operands outlive the calls: the callers hold them.
    private func pointer<T>(_ tensor: Tensor) -> UnsafePointer<T>? {
        UnsafePointer(tensor.storage.pointer.assumingMemoryBound(to: T.self))
    }

    private func pointer<T>(_ storage: Storage) -> UnsafeMutablePointer<T>? {
        storage.pointer.assumingMemoryBound(to: T.self)
    }

    private func tensor<T: RealElement>(_ shape: [Int], _ storage: Storage, _: T.Type) -> Tensor {
        Tensor(shape: shape, dtype: T.dtype, storage: storage)
    }

    private func check(_ status: Int32) throws {
        guard status == 0 else { throw Fault.outOfMemory("batch normalisation") }
    }
}
