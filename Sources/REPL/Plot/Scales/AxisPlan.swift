import Engine

/// What an axis shows: its interval and its ticks.
struct AxisPlan {
    var scale: AxisScale
    var ticks: Ticks

    /// Plans an axis for data.
    ///
    /// The data get a little room; ticks may enlarge the interval. A range that is given is kept.
    /// - Parameters:
    ///   - extent: the ends of the data; nil without any.
    ///   - sticky: values which get no room on their side, such as the zero that bars stand on.
    ///   - target: how many ticks are wished for.
    ///   - isLegible: whether ticks can be read on a scale.
    init(
        _ axis: Axis, extent: ClosedRange<Double>?, sticky: [Double] = [], room: Double = 0.03, target: Int,
        isLegible canBeRead: @escaping (Ticks, AxisScale) -> Bool = { _, _ in true }
    ) {
        let isLog = axis.isLogarithmic
        let isWhole = axis.isWhole
        func isLegible(_ ticks: Ticks, _ scale: AxisScale) -> Bool {
            (!isWhole || ticks.values.allSatisfy { $0 == $0.rounded() }) && canBeRead(ticks, scale)
        }
        let data = AxisScale(axis.range ?? extent ?? (isLog ? 1...10 : 0...1), isLogarithmic: isLog)
        guard axis.marks.isEmpty else {
            let scale = axis.range == nil ? AxisPlan.roomy(data, sticky, room) : data
            self.scale = scale
            ticks = AxisPlan.marked(axis.marks, scale) { isLegible($0, scale) }
            return
        }
        if let range = axis.range {
            let scale = AxisScale(range, isLogarithmic: isLog)
            self.scale = scale
            ticks = AxisPlan.ticks(scale, target) { isLegible($0, scale) }.within(scale.range)
            return
        }
        let scale = AxisPlan.roomy(data, sticky, room)
        guard !isLog else {
            self.scale = scale
            ticks = AxisPlan.ticks(scale, target) { isLegible($0, scale) }
            return
        }
        // The ticks are chosen for the data, and may lie a little outside them.
        let ticks = AxisPlan.ticks(data, target) { isLegible($0, scale) }
        let low = min(scale.low, ticks.values.first ?? scale.low)
        let high = max(scale.high, ticks.values.last ?? scale.high)
        self.scale = AxisScale(low...high, isLogarithmic: false)
        self.ticks = ticks
    }

    /// The marks within the scale: all of them, or every so-manieth, until they can be read.
    private static func marked(
        _ marks: [Axis.Mark], _ scale: AxisScale, _ isLegible: (Ticks) -> Bool
    ) -> Ticks {
        let inside = marks.filter { scale.range.contains($0.value) }
        for every in 1...max(1, inside.count) {
            let kept = inside.indices.filter { $0 % every == 0 }.map { inside[$0] }
            let ticks = Ticks(values: kept.map(\.value), labels: kept.map(\.label))
            if isLegible(ticks) { return ticks }
        }
        return Ticks(values: [], labels: [])
    }

    private static func roomy(_ data: AxisScale, _ sticky: [Double], _ room: Double) -> AxisScale {
        if data.isLogarithmic {
            let factor = Double.pow(data.high / data.low, room)
            return AxisScale(data.low / factor...data.high * factor, isLogarithmic: true)
        }
        let width = (data.high - data.low) * room
        let low = sticky.contains(data.low) ? data.low : data.low - width
        let high = sticky.contains(data.high) ? data.high : data.high + width
        return AxisScale(low...high, isLogarithmic: false)
    }

    private static func ticks(_ scale: AxisScale, _ target: Int, _ isLegible: @escaping (Ticks) -> Bool)
        -> Ticks
    {
        scale.isLogarithmic
            ? Ticks(logarithmicFrom: scale.low, to: scale.high, target: target, isLegible: isLegible)
            : Ticks(from: scale.low, to: scale.high, target: target, isLegible: isLegible)
    }
}
