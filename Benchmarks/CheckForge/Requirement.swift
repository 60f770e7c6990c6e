import Plugins

/// One line of the acceptance: a figure and what is required of it.
struct Requirement {
    let name: String
    let value: Double
    /// The required range, for the table.
    let range: String
    let isMet: Bool

    init(_ name: String, _ value: Double, in range: ClosedRange<Double>) {
        self.name = name
        self.value = value
        self.range = "\(rounded(range.lowerBound)) … \(rounded(range.upperBound))"
        isMet = range.contains(value)
    }

    init(_ name: String, _ value: Double, atLeast least: Double) {
        self.name = name
        self.value = value
        range = "at least \(rounded(least))"
        isMet = value >= least
    }

    /// All of FIELD 5.5 but the leak test.
    static func all(of measured: Measurement) -> [Requirement] {
        inDomain(measured) + leftOut(measured) + otherCameras(measured)
    }

    /// The leak test: AUC .50 ± .03.
    static func leak(_ aucs: [ForgeryMethod: Double]) -> [Requirement] {
        aucs.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            Requirement("leak, gain 0, κ 0: \($0.key.rawValue)", $0.value, in: 0.47...0.53)
        }
    }

    private static func inDomain(_ measured: Measurement) -> [Requirement] {
        Measurement.sources.map {
            Requirement("in-domain: \($0.rawValue)", measured.inDomain[$0] ?? .nan, atLeast: 0.94)
        } + [Requirement("in-domain: mean", measured.inDomain.mean, atLeast: 0.96)]
    }

    private static func leftOut(_ measured: Measurement) -> [Requirement] {
        let ranges: [(ForgeryMethod, ClosedRange<Double>)] = [
            (.df, 0.82...0.94), (.f2f, 0.75...0.90), (.fs, 0.65...0.85), (.nt, 0.55...0.92),
        ]
        let each = ranges.map { method, range in
            Requirement("leave-one-out: \(method.rawValue)", measured.leftOut[method] ?? .nan, in: range)
        }
        func worst(_ methods: [ForgeryMethod]) -> Double {
            methods.map { measured.leftOut[$0] ?? .nan }.min() ?? .nan
        }
        return each + [
            Requirement("leave-one-out: mean", measured.leftOut.mean, in: 0.72...0.88),
            Requirement(
                "leave-one-out: df, f2f above the last", worst([.df, .f2f]) - worst([.fs, .nt]), atLeast: 0
            ),
        ]
    }

    private static func otherCameras(_ measured: Measurement) -> [Requirement] {
        let losses = Measurement.sources.map { method in
            Requirement(
                "c23 − c40: \(method.rawValue)",
                (measured.inDomain[method] ?? .nan) - (measured.c40[method] ?? .nan), atLeast: 0.10)
        }
        let cdf = measured.cdf.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            Requirement("cdf camera: \($0.key.rawValue)", $0.value, in: 0.84...0.93)
        }
        let dfdc = measured.dfdc.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            Requirement("dfdc camera: \($0.key.rawValue)", $0.value, in: 0.68...0.90)
        }
        return losses + cdf + dfdc
    }
}

/// A number with three decimals.
func rounded(_ value: Double) -> String {
    guard value.isFinite else { return "none" }
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths.magnitude % 1000)
    let sign = thousandths < 0 ? "−" : ""
    return
        "\(sign)\(thousandths.magnitude / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
}
