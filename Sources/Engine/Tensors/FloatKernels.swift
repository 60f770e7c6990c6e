import Kernels

/// The kernels of one float type: C functions for f32 or f64 under one name, so that ops are written once.
///
/// Shapes, aliasing and conventions are those of the headers in `Sources/Kernels/include`; counts are
/// trusted.
struct FloatKernels<T>: Sendable {
    typealias In = UnsafePointer<T>?
    typealias Out = UnsafeMutablePointer<T>?
    typealias Steps = UnsafePointer<Int64>?
    typealias Bytes = UnsafePointer<UInt8>?
    typealias OutBytes = UnsafeMutablePointer<UInt8>?
    typealias Convolution = UnsafePointer<kernels_convolution>?
    typealias Pooling = UnsafePointer<kernels_pooling>?

    /// out[i] = op(x[i]).
    let unary: @Sendable (kernels_unary, Out, In, Int64) -> Void
    /// out[i] = op(a[i], b[i]).
    let binary: @Sendable (kernels_binary, Out, In, In, Int64) -> Void
    /// out[i] = op(a[i], b).
    let binaryScalar: @Sendable (kernels_binary, Out, In, T, Int64) -> Void
    /// out[i] = op(a, b[i]).
    let scalarBinary: @Sendable (kernels_binary, Out, T, In, Int64) -> Void
    /// op with broadcasting: out, rank, shape, a and its steps, b and its steps.
    let binaryStrided: @Sendable (kernels_binary, Out, Int32, Steps, In, Steps, In, Steps) -> Void
    /// out[i] = whether op(a[i], b[i]).
    let compare: @Sendable (kernels_comparison, OutBytes, In, In, Int64) -> Void
    /// out[i] = whether op(a[i], b).
    let compareScalar: @Sendable (kernels_comparison, OutBytes, In, T, Int64) -> Void
    /// Comparison with broadcasting, as `binaryStrided`.
    let compareStrided: @Sendable (kernels_comparison, OutBytes, Int32, Steps, In, Steps, In, Steps) -> Void
    /// out[i] = mask[i] ? a[i] : b[i].
    let choose: @Sendable (Out, Bytes, In, In, Int64) -> Void
    /// out[i] = y[i] > 0 ? g[i] : 0.
    let reluGradient: @Sendable (Out, In, In, Int64) -> Void
    /// Reduction over the middle of [outer, n, inner].
    let reduce: @Sendable (kernels_reduction, Out, In, Int64, Int64, Int64) -> Void
    /// Positions of the first largest over the middle of [outer, n, inner].
    let argmax: @Sendable (UnsafeMutablePointer<Int64>?, In, Int64, Int64, Int64) -> Void
    /// Adds a strided block of x to a strided out.
    let addStrided: @Sendable (Int32, Steps, Out, Steps, In, Steps) -> Void
    /// y = conv(x, w) + bias.
    let convolution: @Sendable (Convolution, In, In, In, Out) -> Int32
    /// The gradient at the images, of that at the results and the filters.
    let convolutionInputGradient: @Sendable (Convolution, In, In, Out) -> Int32
    /// The gradient at the filters, of the images and that at the results, over images first ..< end.
    let convolutionWeightGradient: @Sendable (Convolution, In, In, Int64, Int64, Out) -> Int32
    /// Mean and biased variance of each channel of [rows, channels].
    let batchNormStatistics: @Sendable (In, Int64, Int64, Out, Out) -> Int32
    /// 1 / √(variance + eps) of each channel.
    let batchNormInverse: @Sendable (In, Double, Int64, Out) -> Void
    /// (x − mean)·inverse·gamma + beta, then relu if told so.
    let batchNorm: @Sendable (In, Int64, Int64, In, In, In, In, Int32, Out) -> Int32
    /// The gradients of batch normalisation in training.
    let batchNormGradient: @Sendable (In, Int64, Int64, In, In, In, In, In, Out, Out, Out) -> Int32
    /// The gradients of batch normalisation with given statistics.
    let batchNormFixedGradient: @Sendable (In, Int64, Int64, In, In, In, In, In, Out, Out, Out) -> Int32
    /// The largest value of each window, and its place in the window.
    let maxPool: @Sendable (Pooling, In, Out, OutBytes) -> Void
    /// The gradient at the images, of that at the windows and the places.
    let maxPoolGradient: @Sendable (Pooling, In, Bytes, Out) -> Void
    /// The mean over pixels of [images, pixels, channels].
    let globalAverage: @Sendable (In, Int64, Int64, Int64, Out) -> Void
    /// The gradient of that mean.
    let globalAverageGradient: @Sendable (In, Int64, Int64, Int64, Out) -> Void
    /// x − log Σ exp x of each row.
    let logSoftmax: @Sendable (In, Int64, Int64, Out) -> Void
    /// dy − exp(out)·Σ dy of each row.
    let logSoftmaxGradient: @Sendable (In, In, Int64, Int64, Out) -> Void
    /// −out[r, labels[r]] of each row.
    let crossEntropy: @Sendable (In, Steps, Int64, Int64, Out) -> Void
    /// g[r]·(exp(out[r, c]) − [c = labels[r]]).
    let crossEntropyGradient: @Sendable (In, Steps, In, Int64, Int64, Out) -> Void
    /// out[i] = value.
    let fill: @Sendable (Out, T, Int64) -> Void
}

extension Float {
    static let kernels = FloatKernels<Float>(
        unary: kernels_unary_f32,
        binary: kernels_binary_f32,
        binaryScalar: kernels_binary_scalar_f32,
        scalarBinary: kernels_scalar_binary_f32,
        binaryStrided: kernels_binary_strided_f32,
        compare: kernels_compare_f32,
        compareScalar: kernels_compare_scalar_f32,
        compareStrided: kernels_compare_strided_f32,
        choose: kernels_where_f32,
        reluGradient: kernels_relu_gradient_f32,
        reduce: kernels_reduce_f32,
        argmax: kernels_argmax_f32,
        addStrided: kernels_add_strided_f32,
        convolution: kernels_convolution_f32,
        convolutionInputGradient: kernels_convolution_input_gradient_f32,
        convolutionWeightGradient: kernels_convolution_weight_gradient_f32,
        batchNormStatistics: kernels_batch_norm_statistics_f32,
        batchNormInverse: kernels_batch_norm_inverse_f32,
        batchNorm: kernels_batch_norm_f32,
        batchNormGradient: kernels_batch_norm_gradient_f32,
        batchNormFixedGradient: kernels_batch_norm_fixed_gradient_f32,
        maxPool: kernels_max_pool_f32,
        maxPoolGradient: kernels_max_pool_gradient_f32,
        globalAverage: kernels_global_average_f32,
        globalAverageGradient: kernels_global_average_gradient_f32,
        logSoftmax: kernels_log_softmax_f32,
        logSoftmaxGradient: kernels_log_softmax_gradient_f32,
        crossEntropy: kernels_cross_entropy_f32,
        crossEntropyGradient: kernels_cross_entropy_gradient_f32,
        fill: kernels_fill_f32)
}

extension Double {
    static let kernels = FloatKernels<Double>(
        unary: kernels_unary_f64,
        binary: kernels_binary_f64,
        binaryScalar: kernels_binary_scalar_f64,
        scalarBinary: kernels_scalar_binary_f64,
        binaryStrided: kernels_binary_strided_f64,
        compare: kernels_compare_f64,
        compareScalar: kernels_compare_scalar_f64,
        compareStrided: kernels_compare_strided_f64,
        choose: kernels_where_f64,
        reluGradient: kernels_relu_gradient_f64,
        reduce: kernels_reduce_f64,
        argmax: kernels_argmax_f64,
        addStrided: kernels_add_strided_f64,
        convolution: kernels_convolution_f64,
        convolutionInputGradient: kernels_convolution_input_gradient_f64,
        convolutionWeightGradient: kernels_convolution_weight_gradient_f64,
        batchNormStatistics: kernels_batch_norm_statistics_f64,
        batchNormInverse: kernels_batch_norm_inverse_f64,
        batchNorm: kernels_batch_norm_f64,
        batchNormGradient: kernels_batch_norm_gradient_f64,
        batchNormFixedGradient: kernels_batch_norm_fixed_gradient_f64,
        maxPool: kernels_max_pool_f64,
        maxPoolGradient: kernels_max_pool_gradient_f64,
        globalAverage: kernels_global_average_f64,
        globalAverageGradient: kernels_global_average_gradient_f64,
        logSoftmax: kernels_log_softmax_f64,
        logSoftmaxGradient: kernels_log_softmax_gradient_f64,
        crossEntropy: kernels_cross_entropy_f64,
        crossEntropyGradient: kernels_cross_entropy_gradient_f64,
        fill: kernels_fill_f64)
}
