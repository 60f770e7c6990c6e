import Glibc

/// Adam: each parameter's step is its mean gradient over the root of its mean square.
///
/// m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; θ ← θ − lr/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + eps). Weight decay
/// is an L2 penalty added to g, or, `decoupled` (AdamW), θ ← (1 − lr·weight_decay)·θ before the move.
/// Source: Kingma and Ba 2015, algorithm 1; Loshchilov and Hutter 2019; order of operations and defaults as
/// PyTorch's `Adam` and `AdamW`.
public struct Adam: Optimizer {
    /// Decay rates of the two means.
    public let betas: (first: Double, second: Double)
    /// Added to the root.
    public let eps: Double
    /// The weight of the decay.
    public let weightDecay: Double
    /// Whether the decay stays out of the gradient: AdamW.
    public let isDecoupled: Bool

    public init(
        betas: (first: Double, second: Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
        decoupled: Bool = false
    ) {
        self.betas = betas
        self.eps = eps
        self.weightDecay = weightDecay
        isDecoupled = decoupled
    }

    public var name: String { isDecoupled ? "adamw" : "adam" }

    public var options: Record {
        Record([
            ("betas", .list([.real(betas.first), .real(betas.second)])), ("eps", .real(eps)),
            ("weight_decay", .real(weightDecay)),
        ])
    }

    public var rule: String {
        "m ← \(betas.first)·m + (1 − \(betas.first))·u; v ← \(betas.second)·v + (1 − \(betas.second))·u²; "
            + "θ ← θ − lr·m̂/(√v̂ + \(eps))"
    }

    public func decaying(by weightDecay: Double) -> any Optimizer {
        Adam(betas: betas, eps: eps, weightDecay: weightDecay, decoupled: isDecoupled)
    }

    public func start(at point: Tensor) throws -> Moments {
        let zeros = try Tensor.zeros(point.shape, point.dtype)
        return Moments(vectors: [("mean", zeros), ("square", zeros)])
    }

    public func step(
        point: Tensor, gradient: Tensor, moments: Moments, lr: Double
    ) throws -> (point: Tensor, moments: Moments) {
        let (mean, square) = (try moments.vector("mean"), try moments.vector("square"))
        try point.checkSameVector(gradient, mean, square)
        let count = moments.count + 1
        let step = AdamStep(
            self, lr: lr, firstCorrection: 1 - Glibc.pow(betas.first, Double(count)),
            secondCorrection: (1 - Glibc.pow(betas.second, Double(count))).squareRoot())
        let new =
            point.dtype == .f32
            ? try step.apply(point, gradient, mean, square, Float.self)
            : try step.apply(point, gradient, mean, square, Double.self)
        return (new.point, Moments(count: count, vectors: [("mean", new.mean), ("square", new.square)]))
    }
}

/// The numbers of one step of Adam.
private struct AdamStep {
    let adam: Adam
    let lr: Double
    let firstCorrection: Double
    let secondCorrection: Double

    init(_ adam: Adam, lr: Double, firstCorrection: Double, secondCorrection: Double) {
        self.adam = adam
        self.lr = lr
        self.firstCorrection = firstCorrection
        self.secondCorrection = secondCorrection
    }

    /// Walks once over the four vectors, all of one length and dtype.
    func apply<T: RealElement>(
        _ point: Tensor, _ gradient: Tensor, _ mean: Tensor, _ square: Tensor, _: T.Type
    ) throws -> (point: Tensor, mean: Tensor, square: Tensor) {
        let keepMean = T(1 - adam.betas.first)
        let (keep, fresh) = (T(adam.betas.second), T(1 - adam.betas.second))
        let (decay, shrink) = (T(adam.isDecoupled ? 0 : adam.weightDecay), T(1 - lr * adam.weightDecay))
        let (size, root, eps) = (T(lr / firstCorrection), T(secondCorrection), T(adam.eps))
        var newMean = mean
        var newSquare = square
        let newPoint = try point.withElements(of: T.self) { p in
            try gradient.withElements(of: T.self) { g in
                try mean.withElements(of: T.self) { m in
                    try square.withElements(of: T.self) { v in
                        try Tensor.make(point.shape, of: T.self) { target in
                            newMean = try Tensor.make(point.shape, of: T.self) { nm in
                                newSquare = try Tensor.make(point.shape, of: T.self) { nv in
                                    for i in target.indices {
                                        let d = g[i] + decay * p[i]
                                        let a = m[i] + keepMean * (d - m[i])
                                        let b = v[i] * keep + fresh * d * d
                                        let start = adam.isDecoupled ? p[i] * shrink : p[i]
                                        (nm[i], nv[i]) = (a, b)
                                        target[i] = start - size * (a / (b.squareRoot() / root + eps))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return (newPoint, newMean, newSquare)
    }
}
