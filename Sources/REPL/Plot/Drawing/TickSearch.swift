import Engine

/// Talbot, Lin and Hanrahan's extension of Wilkinson's algorithm: of all steps q·10ᵏ the one that scores best
/// for simple numbers, coverage and density.
///
/// Source: Talbot et al. 2010; nice steps Q = 1, 5, 2, 2.5, 4, 3; weights simplicity 0.25, coverage 0.2, density
/// 0.5 (legibility, 0.05, is the same for all labels here and left out).
struct TickSearch {
    typealias Choice = (start: Double, step: Double, count: Int)

    let low: Double
    let high: Double
    /// Ticks wished for.
    let count: Int

    private static let nice = [1.0, 5, 2, 2.5, 4, 3]

    /// The best choice that lies within the interval; nil if there is none.
    func best() -> Choice? {
        var best: (score: Double, choice: Choice)?
        for (order, q) in TickSearch.nice.enumerated() {
            for skip in 1...3 {
                for number in 2...(count * 2) {
                    for choice in choices(unit: Double(skip) * q, number) {
                        let found = score(choice, order: order, skip: skip)
                        if found > best?.score ?? -.infinity { best = (found, choice) }
                    }
                }
            }
        }
        return best?.choice
    }

    /// So many ticks at distances of unit·10ᵏ, near the interval's ends.
    private func choices(unit: Double, _ number: Int) -> [Choice] {
        let delta = (high - low) / Double(number + 1) / unit
        let power = Ticks.logarithm(delta).rounded(.up)
        var result: [Choice] = []
        for exponent in [power - 1, power, power + 1] {
            let step = unit * Double.pow(10, exponent)
            let first = (high / step).rounded(.down) - Double(number - 1)
            for shift in [first - 1, first, first + 1] {
                let start = shift * step
                let end = start + step * Double(number - 1)
                // A tick outside the interval could not be drawn.
                let slack = 1e-9 * step
                if start >= low - slack, end <= high + slack { result.append((start, step, number)) }
            }
        }
        return result
    }

    private func score(_ choice: Choice, order: Int, skip: Int) -> Double {
        let end = choice.start + choice.step * Double(choice.count - 1)
        let slack = 1e-9 * choice.step
        let hasZero = choice.start <= slack && end >= -slack
        let simplicity = 1 - Double(order) / 5 - Double(skip) + (hasZero ? 1 : 0)
        let span = 0.1 * (high - low)
        let over = high - end
        let under = low - choice.start
        let coverage = 1 - 0.5 * (over * over + under * under) / (span * span)
        let rate = Double(choice.count - 1) / max(end - choice.start, 1e-300)
        let target = Double(count - 1) / (high - low)
        let density = 2 - max(rate / target, target / rate)
        return 0.25 * simplicity + 0.2 * coverage + 0.5 * density
    }
}
