import Engine

/// A rectangle with a scale along its bottom and its left side, ticks and names.
struct Axes {
    let area: PageRect
    /// The scale along; a picture with categories has none.
    let x: AxisPlan?
    let y: AxisPlan
    private let frame: PageRect
    private let xTitle, yTitle: String
    private let text: Typesetter

    /// What lies along the bottom.
    enum Bottom {
        case axis(Axis, extent: ClosedRange<Double>?, room: Double)
        case categories([String], title: String)
    }

    /// What lies along the left side.
    struct Left {
        let axis: Axis
        let extent: ClosedRange<Double>?
        var sticky: [Double] = []
        var room = 0.03
    }

    private let labels: CategoryLabels?
    /// The height of what stands under the rectangle.
    private let below: Double

    /// Finds the rectangle within a frame.
    ///
    /// - Parameters:
    ///   - right: room to be left free to the right of it.
    ///   - aspect: width over height; nil to fill the room.
    init(
        in frame: PageRect, bottom: Bottom, left: Left, right: Double = 0, aspect: Double? = nil,
        _ text: Typesetter
    ) {
        self.frame = frame
        self.text = text
        let isTiny = frame.height < 130 || frame.width < 130
        let names = Axes.titles(bottom, left)
        xTitle = isTiny ? "" : names.x
        yTitle = isTiny ? "" : names.y
        var height = frame.height
        var categories: CategoryLabels?
        if case .categories(let labels, _) = bottom {
            categories = CategoryLabels(labels, width: max(20, frame.width - 60 - right), text)
        }
        below =
            PageMetrics.tickGap + (categories?.height ?? TextStyle.tick.size) + 3
            + (Axes.needsNameLine(bottom, xTitle, width: frame.width - 60 - right, text)
                ? PageMetrics.nameBlock : 0)
        height -= below
        // Half a tick label stands out above; a common factor needs a line of its own.
        let draft = Axes.plan(left, height: height - 8)
        let above = draft.ticks.factor == nil ? 8.0 : 20.0
        height = max(10, height - above)
        var y = above == 8 ? draft : Axes.plan(left, height: height)
        let widest = y.ticks.labels.map { text.width(of: $0, .tick) }.max() ?? 0
        let before = widest + PageMetrics.tickGap + (yTitle.isEmpty ? 0 : PageMetrics.nameBlock)
        var area = PageRect(
            x: frame.x + before, y: frame.y + above, width: max(10, frame.width - before - right),
            height: height)
        if let aspect {
            let width = max(10, min(area.width - 8, area.height * aspect))
            area = PageRect(x: area.x, y: area.y, width: width, height: max(10, width / aspect))
            let shorter = Axes.plan(left, height: area.height)
            // Ticks that need more room than was measured are not taken.
            if (shorter.ticks.labels.map { text.width(of: $0, .tick) }.max() ?? 0) <= widest { y = shorter }
        }
        self.y = y
        guard case .axis(let axis, let extent, let room) = bottom else {
            x = nil
            labels = categories
            self.area = area
            return
        }
        labels = nil
        (x, self.area) = Axes.settle(area, axis, extent, room, limit: frame.right, text)
    }

    /// Whether there is a line under the tick labels: for a name, or for the factor of large numbers.
    private static func needsNameLine(_ bottom: Bottom, _ title: String, width: Double, _ text: Typesetter)
        -> Bool
    {
        if !title.isEmpty { return true }
        guard case .axis(let axis, let extent, let room) = bottom else { return false }
        return plan(axis, extent, room, width: max(10, width), text).ticks.factor != nil
    }

    private static func titles(_ bottom: Bottom, _ left: Left) -> (x: String, y: String) {
        switch bottom {
        case .axis(let axis, _, _): (axis.title, left.axis.title)
        case .categories(_, let title): (title, left.axis.title)
        }
    }

    private static func plan(_ left: Left, height: Double) -> AxisPlan {
        let line = TextStyle.tick.size * 1.6
        return AxisPlan(
            left.axis, extent: left.extent, sticky: left.sticky, room: left.room,
            target: max(2, Int(height / 52)),
            isLegible: { ticks, scale in
                let places = ticks.values.compactMap { scale.position($0) }
                return zip(places.dropFirst(), places).allSatisfy { ($0 - $1) * height >= line }
            })
    }

    /// Plans the bottom axis, and takes from the rectangle what its last label needs on the right.
    private static func settle(
        _ area: PageRect, _ axis: Axis, _ extent: ClosedRange<Double>?, _ room: Double, limit: Double,
        _ text: Typesetter
    ) -> (AxisPlan, PageRect) {
        var area = area
        var plan = Axes.plan(axis, extent, room, width: area.width, text)
        if let last = plan.ticks.values.last, let label = plan.ticks.labels.last {
            let end =
                area.x + (plan.scale.position(last) ?? 0) * area.width + text.width(of: label, .tick) / 2
            if end > limit {
                area = area.inset(right: min(end - limit + 1, area.width / 4))
                plan = Axes.plan(axis, extent, room, width: area.width, text)
            }
        }
        return (plan, area)
    }

    private static func plan(
        _ axis: Axis, _ extent: ClosedRange<Double>?, _ room: Double, width: Double, _ text: Typesetter
    ) -> AxisPlan {
        AxisPlan(
            axis, extent: extent, room: room, target: max(2, Int(width / 88)),
            isLegible: { ticks, scale in
                var end = -Double.infinity
                for (value, label) in zip(ticks.values, ticks.labels) {
                    let half = text.width(of: label, .tick) / 2
                    let middle = (scale.position(value) ?? 0) * width
                    guard middle - half >= end + 9 else { return false }
                    end = middle + half
                }
                return true
            })
    }

    /// The place of a pair of values; nil when one of them has none.
    func point(_ horizontal: Double, _ vertical: Double) -> PagePoint? {
        guard let x = x?.scale.position(horizontal), let y = y.scale.position(vertical) else { return nil }
        return PagePoint(area.x + x * area.width, area.bottom - y * area.height)
    }

    /// The height on the page of a value; that of the bottom where it has none.
    func level(_ value: Double) -> Double { area.bottom - (y.scale.position(value) ?? 0) * area.height }

    // MARK: Drawing

    /// Draws grid, axes, ticks and names; what is drawn later lies above.
    func draw(on drawing: inout Drawing) {
        drawLeft(on: &drawing)
        if let x { drawBottom(x, on: &drawing) }
        labels?.draw(on: &drawing, under: area, from: frame.x, text)
        drawing.stroke(.segment(area.x, area.bottom, area.right, area.bottom), Stroke(.faint))
        drawNames(on: &drawing)
    }

    private func drawNames(on drawing: inout Drawing) {
        if !xTitle.isEmpty {
            // A common factor stands at the end of the same line.
            let factor = x?.ticks.factor.map { text.width(of: $0, .tick) + 10 } ?? 0
            let room = 2 * (min(area.midX - frame.x, frame.right - area.midX) - factor)
            let title = text.fitted(xTitle, .axisName, width: room)
            let at = PagePoint(area.midX, area.bottom + below - 4)
            drawing.add(.text(text.run(title, .axisName, at: at, .centre)))
        }
        guard !yTitle.isEmpty else { return }
        let title = text.fitted(yTitle, .axisName, width: area.height + min(area.y - frame.y, 40))
        let at = PagePoint(frame.x + TextStyle.axisName.ascent, area.midY)
        drawing.add(.text(text.run(title, .axisName, at: at, .centre, degrees: -90)))
    }

    private func drawLeft(on drawing: inout Drawing) {
        for (value, label) in zip(y.ticks.values, y.ticks.labels) {
            let at = level(value)
            drawing.stroke(.segment(area.x, at, area.right, at), Stroke(.grid))
            let end = PagePoint(area.x - PageMetrics.tickGap, at)
            drawing.add(.text(text.run(label, .tick, at: end, .right, .middle)))
        }
        for value in y.ticks.minor {
            let at = level(value)
            drawing.stroke(
                .segment(area.x - 2.5, at, area.x, at), Stroke(.grid.mixed(with: .faint, 0.4), width: 0.8))
        }
        if let factor = y.ticks.factor {
            drawing.add(.text(text.run(factor, .tick, at: PagePoint(area.x, area.y - 9), .right)))
        }
    }

    private func drawBottom(_ plan: AxisPlan, on drawing: inout Drawing) {
        for (value, label) in zip(plan.ticks.values, plan.ticks.labels) {
            let at = area.x + (plan.scale.position(value) ?? 0) * area.width
            drawing.stroke(.segment(at, area.bottom, at, area.bottom + PageMetrics.tick), Stroke(.faint))
            let top = PagePoint(at, area.bottom + PageMetrics.tickGap)
            drawing.add(.text(text.run(label, .tick, at: top, .centre, .top)))
        }
        for value in plan.ticks.minor {
            let at = area.x + (plan.scale.position(value) ?? 0) * area.width
            drawing.stroke(.segment(at, area.bottom, at, area.bottom + 2.5), Stroke(.faint, width: 0.8))
        }
        guard let factor = plan.ticks.factor else { return }
        // At the end of the line of the axis' name, where no label can be.
        let at = PagePoint(frame.right, area.bottom + below - 4)
        drawing.add(.text(text.run(factor, .tick, at: at, .right)))
    }
}
