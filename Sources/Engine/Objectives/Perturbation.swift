/// The metric in which an ascent has its radius.
public enum AscentMetric: String, Sendable, CaseIterable {
    /// Euclid's: T = 1.
    case none
    /// T = |θ| + η for weights (parameters with "weight" in their name, batch-norm scales included), 1 for
    /// others.
    case weights
    /// T = |θ| + η for all parameters.
    case all
}

/// A step uphill of a fixed radius: ε = ρ·T²g / (‖Tg‖ + 1e-12).
///
/// A gradient that is 0 gives ε = 0. Source: Foret et al., "Sharpness-aware minimization", 2021, eq. 2; with
/// T, Kwon et al., "ASAM", 2021, eq. 5. The 1e-12 is that of davda54/sam.
public struct Perturbation: Sendable {
    /// Added to every norm that divides an ascent.
    public static let eps = 1e-12

    public let metric: AscentMetric
    /// η of the metric.
    public let eta: Double

    public init(metric: AscentMetric = .none, eta: Double = 0) {
        self.metric = metric
        self.eta = eta
    }

    /// The climb from a point along a gradient.
    public func climb(
        at point: Tensor, along gradient: Tensor, rho: Double, layout: ParameterLayout
    ) throws -> Tensor {
        guard metric != .none else {
            return try gradient.scaled(by: rho / (gradient.length() + Perturbation.eps))
        }
        try point.checkSameVector(gradient)
        let scaled = try stretched(gradient, at: point, layout)
        let climb = try stretched(scaled, at: point, layout)
        return try climb.scaled(by: rho / (scaled.length() + Perturbation.eps))
    }

    /// T·vector.
    private func stretched(_ vector: Tensor, at point: Tensor, _ layout: ParameterLayout) throws -> Tensor {
        vector.dtype == .f32
            ? try stretched(vector, point, layout, Float.self)
            : try stretched(vector, point, layout, Double.self)
    }

    private func stretched<T: RealElement>(
        _ vector: Tensor, _ point: Tensor, _ layout: ParameterLayout, _: T.Type
    ) throws -> Tensor {
        let eta = T(eta)
        return try vector.withElements(of: T.self) { x in
            try point.withElements(of: T.self) { p in
                try Tensor.make(vector.shape, of: T.self) { target in
                    for entry in layout.entries {
                        let isScaled = metric == .all || entry.isWeight
                        for i in entry.range {
                            target[i] = isScaled ? (p[i].magnitude + eta) * x[i] : x[i]
                        }
                    }
                }
            }
        }
    }
}

extension FieldType where T == AscentMetric {
    /// `"none" | "weights" | "all"`.
    static var ascentMetric: FieldType<AscentMetric> {
        FieldType<String>.choice("none", "weights", "all").map { AscentMetric(rawValue: $0) ?? .none }
    }
}
