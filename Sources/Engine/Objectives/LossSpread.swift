/// How far the domains' losses lie apart: their variance over domains, and its slopes.
struct LossSpread {
    /// (1/S) Σ (Lᵢ − L̄)², every domain alike.
    let variance: Double
    /// ∂variance/∂Lᵢ = 2(Lᵢ − L̄)/S; the mean's own slope cancels.
    let slopes: [Double]

    init(_ losses: [Double]) {
        let count = Double(losses.count)
        let mean = losses.reduce(0, +) / count
        variance = losses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        slopes = losses.map { 2 * ($0 - mean) / count }
    }
}
