import Glibc

/// Up along a cosine to the peak, then down along a cosine to nearly nothing.
///
/// From x/div_factor to x over the first pct_start of the run, then to x/(div_factor·final_div_factor).
/// Source: Smith and Topin, "Super-convergence", 2018; phases and their ends as PyTorch's `OneCycleLR` with
/// two phases and cosine annealing: the peak is at step pct_start·T − 1, the end at step T − 1.
public struct OneCycle: ScheduleRule {
    public let name = "one_cycle"
    /// The peak.
    public let x: Double
    /// The part of the run that rises.
    public let pctStart: Double
    /// Peak over start.
    public let divFactor: Double
    /// Start over end.
    public let finalDivFactor: Double

    public init(x: Double, pctStart: Double = 0.3, divFactor: Double = 25, finalDivFactor: Double = 1e4) {
        self.x = x
        self.pctStart = pctStart
        self.divFactor = divFactor
        self.finalDivFactor = finalDivFactor
    }

    public var options: Record {
        Record([
            ("x", .real(x)), ("pct_start", .real(pctStart)), ("div_factor", .real(divFactor)),
            ("final_div_factor", .real(finalDivFactor)),
        ])
    }

    public func value(at step: Int, of planned: Int?) throws -> Double {
        _ = try progress(at: step, of: planned)
        let last = Double(max((planned ?? 1) - 1, 0))
        let at = min(Double(step), last)
        let peak = pctStart * (last + 1) - 1
        let start = x / divFactor
        if at <= peak { return Self.anneal(from: start, to: x, at, over: peak) }
        return Self.anneal(from: x, to: start / finalDivFactor, at - peak, over: last - peak)
    }

    // Where a phase has no length, its end holds.
    private static func anneal(from start: Double, to end: Double, _ step: Double, over length: Double)
        -> Double
    {
        let part = length > 0 ? step / length : 1
        return end + (start - end) / 2 * (1 + Glibc.cos(.pi * part))
    }

    /// `one_cycle(x: number, pct_start: number = 0.3, div_factor: number = 25, final_div_factor: number =
    /// 1e4)`.
    public static let form = Form<Schedule>(
        "one_cycle", "Rises to a peak and falls to nearly nothing", result: "schedule",
        notes: "Source: PyTorch's OneCycleLR with two phases and cosine annealing; x is the peak.",
        example: Example("one_cycle(0.1)", prints: ["one_cycle(x: 0.1)"])
    ) { fields in
        let x = fields("x", .number, help: "the peak")
        let pct = fields("pct_start", .number, default: 0.3, in: .between(0, 1), help: "the part that rises")
        let div = fields("div_factor", .number, default: 25, in: .above(0), help: "peak over start")
        let last = fields("final_div_factor", .number, default: 1e4, in: .above(0), help: "start over end")
        return {
            Schedule(OneCycle(x: $0[x], pctStart: $0[pct], divFactor: $0[div], finalDivFactor: $0[last]))
        }
    }
}
