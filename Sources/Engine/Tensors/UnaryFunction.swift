/// A function of one real number, applied to every element, without derivatives.
enum UnaryFunction: Sendable {
    case neg, exp, log, sqrt, sin, cos, tanh, sigmoid, relu, abs, sign, square, floor, ceil, round

    /// The function of every element of a float tensor.
    func apply(_ x: Tensor) throws -> Tensor {
        x.dtype == .f32 ? try loop(x, Float.self) : try loop(x, Double.self)
    }

    private func loop<T: RealElement>(_ x: Tensor, _: T.Type) throws -> Tensor {
        switch self {
        case .neg: try Elementwise.map(x) { (v: T) in -v }
        case .exp: try Elementwise.map(x) { (v: T) in T.exp(v) }
        case .log: try Elementwise.map(x) { (v: T) in T.log(v) }
        case .sqrt: try Elementwise.map(x) { (v: T) in v < 0 ? T.nan : v.squareRoot() }
        case .sin: try Elementwise.map(x) { (v: T) in T.sin(v) }
        case .cos: try Elementwise.map(x) { (v: T) in T.cos(v) }
        case .tanh: try Elementwise.map(x) { (v: T) in T.tanh(v) }
        case .sigmoid: try Elementwise.map(x) { (v: T) in Self.logistic(v) }
        case .relu: try Elementwise.map(x) { (v: T) in v < 0 ? 0 : v }
        case .abs: try Elementwise.map(x) { (v: T) in v.magnitude }
        case .sign: try Elementwise.map(x) { (v: T) in v > 0 ? 1 : v < 0 ? -1 : v == 0 ? 0 : v }
        case .square: try Elementwise.map(x) { (v: T) in v * v }
        case .floor: try Elementwise.map(x) { (v: T) in v.rounded(.down) }
        case .ceil: try Elementwise.map(x) { (v: T) in v.rounded(.up) }
        case .round: try Elementwise.map(x) { (v: T) in v.rounded(.toNearestOrEven) }
        }
    }

    // Both branches take the exponential of a negative number, so none overflows.
    private static func logistic<T: RealElement>(_ v: T) -> T {
        if v >= 0 { return 1 / (1 + T.exp(-v)) }
        let e = T.exp(v)
        return e / (1 + e)
    }
}
