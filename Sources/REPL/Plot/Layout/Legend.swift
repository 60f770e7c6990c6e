/// What stands for which series.
struct Legend {
    /// A sample with its text.
    struct Entry {
        enum Sample {
            case line(dash: [Double], marker: Marker?)
            case marker(Marker)
            case patch
        }

        let label: String
        var detail: String?
        let colour: Colour
        let sample: Sample
    }

    /// Entries at places relative to the upper left corner.
    private struct Placed {
        let entry: Entry
        let label: String
        let details: [String]
        let x, y: Double
    }

    private let placed: [Placed]
    /// "and 12 more", when not all find room.
    private let rest: (text: String, x: Double, y: Double)?
    let width, height: Double

    private static let style = TextStyle.label
    private static let faint = TextStyle.note
    private static let sample = 24.0
    private static let gap = 7.0
    private static let line = 17.0

    /// Entries in rows of a width; at most so many rows.
    init(rows entries: [Entry], width: Double, most: Int, _ text: Typesetter) {
        var placed: [Placed] = []
        var (x, row) = (0.0, 0)
        var rest: (text: String, x: Double, y: Double)?
        // Room for "and 12 more" at the end of the last row.
        let tail = text.width(of: "and 999 more", Legend.style)
        for (index, entry) in entries.enumerated() {
            func limit() -> Double { row == most - 1 && index < entries.count - 1 ? width - tail - 18 : width }
            var (label, detail) = Legend.fitted(entry, width: limit(), text)
            if x > 0, x + Legend.length(label, detail, text) > limit() {
                if row == most - 1 {
                    rest = ("and \(entries.count - index) more", x, Double(row) * Legend.line)
                    break
                }
                (x, row) = (0, row + 1)
                (label, detail) = Legend.fitted(entry, width: limit(), text)
            }
            placed.append(
                Placed(entry: entry, label: label, details: detail.map { [$0] } ?? [], x: x, y: Double(row) * Legend.line))
            x += Legend.length(label, detail, text) + 18
        }
        (self.placed, self.rest, self.width) = (placed, rest, width)
        height = placed.isEmpty ? 0 : Double(row + 1) * Legend.line
    }

    /// Entries one under the other, details under their labels.
    init(column entries: [Entry], width: Double, height limit: Double, _ text: Typesetter) {
        var placed: [Placed] = []
        var y = 0.0
        var rest: (text: String, x: Double, y: Double)?
        let room = width - Legend.sample - Legend.gap
        for (index, entry) in entries.enumerated() {
            let details = Legend.lines(of: entry.detail).map { text.fitted($0, Legend.faint, width: room) }
            let needed = Legend.line * Double(1 + details.count)
            let more = index < entries.count - 1 ? Legend.line : 0
            if index > 0, y + needed + more > limit {
                rest = ("and \(entries.count - index) more", 0, y)
                break
            }
            placed.append(
                Placed(
                    entry: entry, label: text.fitted(entry.label, Legend.style, width: room), details: details,
                    x: 0, y: y))
            y += needed + (details.isEmpty ? 0 : 4)
        }
        (self.placed, self.rest, self.width) = (placed, rest, width)
        height = y + (rest == nil ? 0 : Legend.line)
        isColumn = true
    }

    private var isColumn = false

    private static func lines(of detail: String?) -> [String] {
        detail?.split(separator: "\n").map(String.init) ?? []
    }

    /// The width that a column needs.
    static func columnWidth(_ entries: [Entry], _ text: Typesetter) -> Double {
        sample + gap
            + (entries.map { entry in
                max(text.width(of: entry.label, style), lines(of: entry.detail).map { text.width(of: $0, faint) }.max() ?? 0)
            }.max() ?? 0)
    }

    /// Label and detail, cut so that an entry by itself finds room in a width.
    private static func fitted(_ entry: Entry, width: Double, _ text: Typesetter) -> (String, String?) {
        let room = max(0, width - sample - gap)
        // A detail may take what the label leaves, and half of the room at least.
        let left = max(room / 2, room - text.width(of: entry.label, style) - 7)
        let detail = entry.detail.map {
            text.fitted(lines(of: $0).joined(separator: "  "), faint, width: left)
        }
        let used = detail.map { text.width(of: $0, faint) + 7 } ?? 0
        return (text.fitted(entry.label, style, width: room - used), detail)
    }

    private static func length(_ label: String, _ detail: String?, _ text: Typesetter) -> Double {
        sample + gap + text.width(of: label, style) + (detail.map { text.width(of: $0, faint) + 7 } ?? 0)
    }

    func draw(on drawing: inout Drawing, at corner: PagePoint, _ text: Typesetter) {
        for item in placed {
            let middle = PagePoint(corner.x + item.x, corner.y + item.y + Legend.line / 2)
            Legend.draw(item.entry, on: &drawing, at: middle)
            let start = PagePoint(middle.x + Legend.sample + Legend.gap, middle.y)
            let run = text.run(item.label, Legend.style, at: start, .left, .middle)
            drawing.add(.text(run))
            for (line, detail) in item.details.enumerated() {
                let at =
                    isColumn
                    ? PagePoint(start.x, start.y + Legend.line * Double(line + 1) - 1)
                    : PagePoint(start.x + run.width + 7, start.y)
                drawing.add(.text(text.run(detail, Legend.faint, at: at, .left, .middle)))
            }
        }
        if let rest {
            let at = PagePoint(corner.x + rest.x, corner.y + rest.y + Legend.line / 2)
            drawing.add(.text(text.run(rest.text, Legend.faint, at: at, .left, .middle)))
        }
    }

    private static func draw(_ entry: Entry, on drawing: inout Drawing, at start: PagePoint) {
        let middle = PagePoint(start.x + sample / 2, start.y)
        switch entry.sample {
        case .line(let dash, let marker):
            drawing.stroke(
                .segment(start.x, start.y, start.x + sample, start.y),
                Stroke(entry.colour, width: 2, dash: dash))
            if let marker { drawing.mark(marker, at: middle, radius: 3, entry.colour) }
        case .marker(let marker): drawing.mark(marker, at: middle, radius: 3.2, entry.colour)
        case .patch:
            drawing.fill(PageRect(x: start.x + 8, y: start.y - 5, width: 14, height: 10), entry.colour)
        }
    }
}
