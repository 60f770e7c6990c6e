import Engine

extension Ticks {
    /// Ticks of a logarithmic axis within an interval of positive numbers: decades, with few of them 2 and 5
    /// times these too, with many of them every so-manieth; within one decade, ticks as on a linear axis.
    public init(
        logarithmicFrom low: Double, to high: Double, target: Int, isLegible: (Ticks) -> Bool = { _ in true }
    ) {
        let (bottom, top) = (NumberText.logarithm(low), NumberText.logarithm(high))
        guard bottom.isFinite, top.isFinite, top > bottom else {
            self.init(values: low.isFinite ? [low] : [])
            return
        }
        let range = low...high
        let minor = top - bottom > 10 ? [] : Ticks.multiples([2, 3, 4, 5, 6, 7, 8, 9], every: 1, in: range)
        var candidates: [Ticks] = []
        if top - bottom < Double(target) / 2.5 {
            candidates.append(Ticks(decades: Ticks.multiples([1, 2, 5], every: 1, in: range)))
        }
        for every in 1...40 {
            candidates.append(Ticks(decades: Ticks.multiples([1], every: every, in: range)))
        }
        let chosen = candidates.first {
            $0.values.count >= 2 && $0.values.count <= target * 2 && isLegible($0)
        }
        // A sequence with few decades in it says less than even steps do.
        if let chosen, top - bottom >= 1 || chosen.values.count >= 3 {
            self = chosen
        } else {
            let even = Ticks(values: Ticks.evenly(range, target: target))
            self = isLegible(even) ? even : chosen ?? even.within(range)
            self = self.within(range)
        }
        self.minor = minor.filter { value in !values.contains { ($0 / value - 1).magnitude < 1e-9 } }
    }

    private static func evenly(_ range: ClosedRange<Double>, target: Int) -> [Double] {
        var search = ExtendedWilkinson(from: range.lowerBound, to: range.upperBound, target: target) { _ in
            true
        }
        return search.search().filter { $0 > 0 }
    }

    /// Labels of powers of ten and their multiples: plain where all are short, else as powers.
    private init(decades values: [Double]) {
        let isPlain = values.allSatisfy { $0 >= 0.9e-3 && $0 < 1.1e5 }
        let labels = values.map { value -> String in
            if isPlain { return NumberText.short(value, digits: 1) }
            let power = NumberText.exponent(of: value)
            let lead = (value / Double.pow(10, Double(power))).rounded()
            return lead == 1
                ? NumberText.power(power) : NumberText.fixed(lead, 0) + "·" + NumberText.power(power)
        }
        self.init(values: values, labels: labels)
    }

    private static func multiples(_ factors: [Double], every: Int, in range: ClosedRange<Double>) -> [Double]
    {
        let first = Int(NumberText.logarithm(range.lowerBound).rounded(.down))
        let last = Int(NumberText.logarithm(range.upperBound).rounded(.up))
        // Sequences that are thinned out keep 10⁰ where there is one.
        let start = first - ((first % every) + every) % every
        var result: [Double] = []
        for exponent in stride(from: start, through: last, by: every) {
            for factor in factors {
                let value = factor * Double.pow(10, Double(exponent))
                if value >= range.lowerBound * (1 - 1e-9), value <= range.upperBound * (1 + 1e-9) {
                    result.append(value)
                }
            }
        }
        return result
    }
}
