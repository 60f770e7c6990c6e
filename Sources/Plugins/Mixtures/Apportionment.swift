/// Shares of a whole number in proportion to weights.
public enum Apportionment {
    /// Weights that sum to 1. They must be finite, non-negative and not all 0; their sum may exceed what a
    /// number holds.
    public static func normalized(_ weights: [Double]) -> [Double] {
        let largest = weights.max() ?? 0
        precondition(largest > 0, "no weight above 0")
        let scaled = weights.map { $0 / largest }
        let sum = scaled.reduce(0, +)
        return scaled.map { $0 / sum }
    }

    /// Largest remainder: every share is its quota rounded down, and what is left goes to the largest
    /// remainders, ties (within 1e-9) to the earlier.
    ///
    /// Weights must be non-negative and not all 0; the shares sum to `total`.
    public static func shares(of total: Int, weights: [Double]) -> [Int] {
        let parts = normalized(weights)
        precondition(total >= 0, "a share of \(total)")
        let quotas = parts.map { Double(total) * $0 }
        // A quota a rounding error below a whole number counts as that number.
        var shares = quotas.map { Int(($0 + 1e-9).rounded(.down)) }
        let left = total - shares.reduce(0, +)
        let remainders = zip(quotas, shares).map { (($0 - Double($1)) * 1e9).rounded() }
        let order = weights.indices.filter { weights[$0] > 0 }
            .sorted { remainders[$0] != remainders[$1] ? remainders[$0] > remainders[$1] : $0 < $1 }
        guard left > 0 else { return shares }
        for place in 0..<left { shares[order[place % order.count]] += 1 }
        return shares
    }

    /// Shares of which none exceeds its limit; what a full share cannot take goes to the others by weight.
    ///
    /// The shares sum to `total`, or to the sum of the limits if that is less.
    public static func shares(of total: Int, weights: [Double], limits: [Int]) -> [Int] {
        var shares = weights.map { _ in 0 }
        var open = weights.indices.filter { weights[$0] > 0 && limits[$0] > 0 }
        var left = min(total, open.reduce(0) { $0 + limits[$1] })
        while left > 0, !open.isEmpty {
            let asked = Self.shares(of: left, weights: open.map { weights[$0] })
            let full = zip(open, asked).filter { limits[$0] <= $1 }.map(\.0)
            if full.isEmpty {
                for (place, share) in zip(open, asked) { shares[place] = share }
                return shares
            }
            for place in full {
                shares[place] = limits[place]
                left -= limits[place]
            }
            open.removeAll { full.contains($0) }
        }
        return shares
    }
}
