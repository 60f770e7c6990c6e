extension Stream {
    /// A number of the distribution Beta(a, b), both above 0.
    ///
    /// X/(X + Y) of two gamma variates, formed from their logarithms: with small parameters both are often
    /// too small for a double. Source: Devroye, "Non-uniform random variate generation", 1986, IX.4.
    public mutating func beta(_ a: Double, _ b: Double) -> Double {
        let (x, y) = (logGamma(a), logGamma(b))
        return 1 / (1 + Double.exp(y - x))
    }

    /// The logarithm of a number of the distribution Gamma(shape), shape above 0.
    ///
    /// Source: Marsaglia and Tsang, "A simple method for generating gamma variables", 2000; below 1 by
    /// Gamma(shape + 1)·U^(1/shape).
    mutating func logGamma(_ shape: Double) -> Double {
        precondition(shape > 0, "a gamma distribution of the shape \(shape)")
        guard shape >= 1 else { return logGamma(shape + 1) + Double.log(1 - uniform()) / shape }
        let d = shape - 1 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            if Double.log(1 - uniform()) < x * x / 2 + d - d * v + d * Double.log(v) {
                return Double.log(d * v)
            }
        }
    }
}
