import Engine

/// Positions of ticks that score best for simple numbers, coverage of the data, density and legibility.
///
/// All sequences start·j·q·10ᶻ are tried in an order in which the best score still possible falls, so that
/// the search ends early. Source: Talbot, Lin & Hanrahan 2010, "An extension of Wilkinson's algorithm for
/// positioning tick labels on axes", section 4; steps Q and weights as given there.
struct ExtendedWilkinson {
    private static let steps: [Double] = [1, 5, 2, 2.5, 4, 3]
    private static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

    /// The ends of the data.
    let low, high: Double
    /// How many ticks are wished for; at least 2.
    let target: Double
    /// Whether the labels of a sequence can be read; those that cannot are not taken.
    let isLegible: ([Double]) -> Bool

    private var best = -2.0
    private var found: [Double] = []

    init(from low: Double, to high: Double, target: Int, isLegible: @escaping ([Double]) -> Bool) {
        self.low = low
        self.high = high
        self.target = Double(max(2, target))
        self.isLegible = isLegible
    }

    /// The best sequence; empty when none can be read.
    mutating func search() -> [Double] {
        var skip = 1.0
        while trySteps(skip: skip) { skip += 1 }
        return found
    }

    /// Tries all steps that take every so-manieth multiple; false when no larger skip can win.
    private mutating func trySteps(skip: Double) -> Bool {
        for (order, step) in Self.steps.enumerated() {
            let simplest = simplicity(order, skip, hasZero: true)
            guard total(simplest, 1, 1) >= best else { return false }
            tryCounts(order, step * skip, skip, simplest)
        }
        return true
    }

    private mutating func tryCounts(_ order: Int, _ unit: Double, _ skip: Double, _ simplest: Double) {
        var count = 2.0
        while true {
            let densest = count >= target ? 2 - (count - 1) / (target - 1) : 1
            guard total(simplest, 1, densest) >= best else { return }
            var power = NumberText.logarithm((high - low) / (count + 1) / unit).rounded(.up)
            while true {
                let step = unit * Double.pow(10, power)
                let widest = coverageLimit(span: step * (count - 1))
                guard step.isFinite, step > 0, total(simplest, widest, densest) >= best else { break }
                tryStarts(order, step, skip, count)
                power += 1
            }
            count += 1
        }
    }

    private mutating func tryStarts(_ order: Int, _ step: Double, _ skip: Double, _ count: Double) {
        var start = (high / step).rounded(.down) * skip - (count - 1) * skip
        let last = (low / step).rounded(.up) * skip
        while start <= last {
            let first = start * (step / skip)
            consider(order, first, step, skip, count)
            start += 1
        }
    }

    private mutating func consider(
        _ order: Int, _ first: Double, _ step: Double, _ skip: Double, _ count: Double
    ) {
        let last = first + step * (count - 1)
        let offset = (first / step) - (first / step).rounded()
        let hasZero = offset.magnitude < 1e-9 && first <= step * 1e-9 && last >= -step * 1e-9
        let score = total(
            simplicity(order, skip, hasZero: hasZero), coverage(first, last), density(count, first, last))
        guard score > best else { return }
        let values = (0..<Int(count)).map { index -> Double in
            let value = first + Double(index) * step
            return value.magnitude < step * 1e-9 ? 0 : value
        }
        guard isLegible(values) else { return }
        best = score
        found = values
    }

    private func simplicity(_ order: Int, _ skip: Double, hasZero: Bool) -> Double {
        1 - Double(order) / Double(Self.steps.count - 1) - skip + (hasZero ? 1 : 0)
    }

    private func coverage(_ first: Double, _ last: Double) -> Double {
        let tenth = 0.1 * (high - low)
        return 1 - 0.5 * ((high - last) * (high - last) + (low - first) * (low - first)) / (tenth * tenth)
    }

    private func coverageLimit(span: Double) -> Double {
        guard span > high - low else { return 1 }
        let half = (span - (high - low)) / 2
        return coverage(low - half, high + half)
    }

    private func density(_ count: Double, _ first: Double, _ last: Double) -> Double {
        let rate = (count - 1) / (last - first)
        let wished = (target - 1) / (max(last, high) - min(first, low))
        return 2 - max(rate / wished, wished / rate)
    }

    private func total(_ simplicity: Double, _ coverage: Double, _ density: Double) -> Double {
        // Legibility is 1 for what can be read; what cannot is refused.
        let weights = Self.weights
        return weights.simplicity * simplicity + weights.coverage * coverage + weights.density * density
            + weights.legibility
    }
}
