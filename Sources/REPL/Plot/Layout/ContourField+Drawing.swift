extension ContourField {
    /// Pixels a point of the colours, which lines cover where they meet.
    private static let density = 2.0

    /// Fills the axes with colours, and draws a thin line at each level.
    func draw(on drawing: inout Drawing, _ axes: Axes) {
        guard let x = axes.x?.scale, !isEmpty else { return }
        let area = axes.area
        drawing.add(.image(pixels(area, x, axes.y.scale), in: area, isSmooth: true))
        drawing.clip(to: area) { drawing in
            for level in levels {
                let lines = Isolines.segments(of: self, at: level).compactMap { segment -> Path? in
                    guard let from = axes.point(segment.from.x, segment.from.y),
                        let to = axes.point(segment.to.x, segment.to.y)
                    else { return nil }
                    return .segment(from.x, from.y, to.x, to.y)
                }
                if !lines.isEmpty { drawing.stroke(Path(lines), Stroke(.white.opacity(0.55), width: 0.7)) }
            }
        }
    }

    private func pixels(_ area: PageRect, _ x: AxisScale, _ y: AxisScale) -> PixelImage {
        let width = max(1, min(2000, Int(area.width * ContourField.density)))
        let height = max(1, min(2000, Int(area.height * ContourField.density)))
        let colours = (0...levels.count).map { band in
            (colour(of: band == 0 ? limits.lowerBound : levels[band - 1]) ?? .white).bytes
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(width * height * 3)
        for row in 0..<height {
            let vertical = y.value(at: 1 - (Double(row) + 0.5) / Double(height))
            for column in 0..<width {
                let value = value(x.value(at: (Double(column) + 0.5) / Double(width)), vertical)
                let (red, green, blue) = value.isFinite ? colours[band(of: value)] : (255, 255, 255)
                bytes += [red, green, blue]
            }
        }
        return PixelImage(width: width, height: height, channels: 3, bytes: bytes)
    }
}
