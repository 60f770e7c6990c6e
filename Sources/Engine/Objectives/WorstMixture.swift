/// The weights of domains that CAGrad turns to: min over the simplex of wᵀAc + r·√(wᵀAw + 1e-8).
struct WorstMixture {
    /// A, the inner products of the domains' gradients.
    let products: [[Double]]
    /// c, the weights of the mean.
    let mean: [Double]
    /// r = c₀·√(cᵀAc + 1e-8) + 1e-8.
    let radius: Double

    init(products: [[Double]], mean: [Double], turn: Double) {
        self.products = products
        self.mean = mean
        let square = Self.inner(mean, Self.times(products, mean))
        radius = turn * (square + 1e-8).squareRoot() + 1e-8
    }

    /// The minimiser, by projected gradient descent with a line search; the problem is convex.
    func weights() -> [Double] {
        let slope = Self.times(products, mean)
        var w = mean
        let largest = products.flatMap { $0 }.map(\.magnitude).max() ?? 0
        var step = 1 / (largest + 1e-12)
        for _ in 0..<4000 {
            let image = Self.times(products, w)
            let root = (Self.inner(w, image) + 1e-8).squareRoot()
            let gradient = zip(slope, image).map { $0 + radius * $1 / root }
            let (next, used) = descend(from: w, along: gradient, start: step * 8)
            let moved = zip(next, w).map { abs($0 - $1) }.max() ?? 0
            if moved < 1e-14 { break }
            (w, step) = (next, used)
        }
        return w
    }

    private func value(_ w: [Double]) -> Double {
        let image = Self.times(products, w)
        return Self.inner(image, mean) + radius * (Self.inner(w, image) + 1e-8).squareRoot()
    }

    private func descend(
        from w: [Double], along gradient: [Double], start: Double
    ) -> (next: [Double], step: Double) {
        let here = value(w)
        var step = start
        while true {
            let next = Self.projected(zip(w, gradient).map { $0 - step * $1 })
            let move = zip(next, w).map { $0 - $1 }
            let bound = here + Self.inner(gradient, move) + Self.inner(move, move) / (2 * step)
            if value(next) <= bound + 1e-18 || step < 1e-18 { return (next, step) }
            step /= 2
        }
    }

    /// The nearest point of the simplex. Source: Duchi et al. 2008, figure 1.
    private static func projected(_ v: [Double]) -> [Double] {
        let sorted = v.sorted(by: >)
        var (sum, shift) = (0.0, 0.0)
        for (index, value) in sorted.enumerated() {
            sum += value
            let candidate = (sum - 1) / Double(index + 1)
            if value - candidate > 0 { shift = candidate }
        }
        return v.map { max(0, $0 - shift) }
    }

    private static func times(_ a: [[Double]], _ x: [Double]) -> [Double] { a.map { inner($0, x) } }

    private static func inner(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
