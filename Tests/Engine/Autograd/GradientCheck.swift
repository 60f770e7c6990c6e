import Engine

/// Derivatives held against central differences, along one random direction and projected on one random
/// vector: an error in any entry of the derivative shows with probability one (the idea of HIPS autograd's
/// tests).
struct GradientCheck {
    typealias Function = @Sendable ([Tensor]) throws -> Tensor

    let function: Function
    let point: [Tensor]

    /// The relative error of the gradient of order 1, 2 or 3.
    ///
    /// Order 2 holds the derivative of the computed gradient against differences of the computed gradient,
    /// and so on.
    func error(order: Int) throws -> Double {
        var stream = Stream(seed: 7, .probe, order)
        let direction = try point.map { try Tensor.randn($0.shape, &stream, dtype: .f64) }
        let scalar = try projected(order: order, &stream)
        let gradients = try Differentiation.valueAndGrads(of: scalar, at: point).gradients
        let computed = try zip(gradients, direction).reduce(0) { try $0 + ($1.0 * $1.1).sum().item() }
        let measured = try slope(of: { try scalar($0).item() }, along: direction)
        return abs(computed - measured) / max(abs(computed), abs(measured), 1e-2)
    }

    /// The relative error of the directional derivative, of all results together.
    func forwardError() throws -> Double {
        var stream = Stream(seed: 8, .probe)
        let direction = try point.map { try Tensor.randn($0.shape, &stream, dtype: .f64) }
        var computed = [Double](repeating: 0, count: try function(point).count)
        for index in point.indices {
            let partial = try Differentiation.jvp(
                of: { x in
                    var inputs = point
                    inputs[index] = x
                    return try function(inputs)
                }, at: point[index], direction[index])
            computed = zip(computed, partial.doubles()).map(+)
        }
        let ahead = try function(moved(along: direction, by: step)).doubles()
        let behind = try function(moved(along: direction, by: -step)).doubles()
        let measured = zip(ahead, behind).map { ($0 - $1) / (2 * step) }
        let difference = zip(computed, measured).map { abs($0 - $1) }.max() ?? 0
        return difference / max(1e-2, measured.map(abs).max() ?? 0)
    }

    // The error of a central difference is h²|f‴|/6 from truncation and ε|f|/h from rounding; with h = 2⁻¹⁷
    // ≈ 8e-6 these are about 1e-11 and 3e-11 for values and derivatives near 1: far below the 1e-6 that is
    // asked for, also for third derivatives in the hundreds.
    private let step = 0x1p-17

    /// The sum of results weighed at random; for higher orders, of the gradients of that, weighed again.
    private func projected(order: Int, _ stream: inout Stream) throws -> Function {
        let weight = try Tensor.randn(function(point).shape, &stream, dtype: .f64)
        let function = function
        var scalar: Function = { inputs in
            // The square gives also linear functions a second derivative.
            let result = try function(inputs)
            return try ((result + result.square() * 0.5) * weight).sum()
        }
        for _ in 1..<order {
            let weights = try point.map { try Tensor.randn($0.shape, &stream, dtype: .f64) }
            let inner = scalar
            scalar = { inputs in
                let gradients = try Differentiation.valueAndGrads(of: inner, at: inputs).gradients
                return try zip(gradients, weights).map { try ($0 * $1).sum() }
                    .reduce(Tensor.zeros([], .f64)) { try $0 + $1 }
            }
        }
        return scalar
    }

    private func slope(of f: ([Tensor]) throws -> Double, along direction: [Tensor]) throws -> Double {
        try (f(moved(along: direction, by: step)) - f(moved(along: direction, by: -step))) / (2 * step)
    }

    private func moved(along direction: [Tensor], by distance: Double) throws -> [Tensor] {
        try zip(point, direction).map { try $0 + $1 * distance }
    }
}
