import Kernels

/// A function of one real number, applied to every element, without derivatives.
enum UnaryFunction: Sendable {
    case neg, exp, expm1, log, log1p, sqrt, rsqrt, reciprocal, sin, cos, tanh, sigmoid, relu, abs, sign, square
    case floor, ceil, round

    /// The function of every element of a float tensor.
    func apply(_ x: Tensor) throws -> Tensor {
        x.dtype == .f32 ? try run(x, Float.self) : try run(x, Double.self)
    }

    private func run<T: RealElement>(_ x: Tensor, _: T.Type) throws -> Tensor {
        try x.withElements(of: T.self) { source in
            try Tensor.make(x.shape, of: T.self) { target in
                T.kernels.unary(kernel, target.baseAddress, source.baseAddress, Int64(target.count))
            }
        }
    }

    private var kernel: kernels_unary {
        switch self {
        case .neg: KERNELS_NEG
        case .exp: KERNELS_EXP
        case .expm1: KERNELS_EXPM1
        case .log: KERNELS_LOG
        case .log1p: KERNELS_LOG1P
        case .sqrt: KERNELS_SQRT
        case .rsqrt: KERNELS_RSQRT
        case .reciprocal: KERNELS_RECIPROCAL
        case .sin: KERNELS_SIN
        case .cos: KERNELS_COS
        case .tanh: KERNELS_TANH
        case .sigmoid: KERNELS_SIGMOID
        case .relu: KERNELS_RELU
        case .abs: KERNELS_ABS
        case .sign: KERNELS_SIGN
        case .square: KERNELS_SQUARE
        case .floor: KERNELS_FLOOR
        case .ceil: KERNELS_CEIL
        case .round: KERNELS_ROUND
        }
    }
}
