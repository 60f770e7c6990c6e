/// A disc of one colour that is laid over what is there.
struct PaintedDisc {
    var disc: Disc
    var colour: Colour
    /// Opacity in the middle, 0 … 1.
    var opacity: Double

    init(_ disc: Disc, _ colour: Colour, opacity: Double = 1) {
        self.disc = disc
        self.colour = colour
        self.opacity = opacity
    }

    /// Lays the disc over a picture: c ← c + (colour − c)·coverage·opacity.
    func paint(on picture: inout Picture, in coordinates: FaceCoordinates) {
        let size = picture.size
        let area = picture.area
        let (rows, columns) = disc.box(in: coordinates)
        guard opacity > 0, !columns.isEmpty else { return }
        let colour = colour
        let opacity = opacity
        picture.values.withUnsafeMutableBufferPointer { all in
            coordinates.u.values.withUnsafeBufferPointer { u in
                coordinates.w.values.withUnsafeBufferPointer { w in
                    withUnsafeTemporaryAllocation(of: Double.self, capacity: columns.count) { coverage in
                        for y in rows {
                            let from = y * size + columns.lowerBound
                            disc.cover(coverage, from: from, u: u, w: w)
                            for channel in 0..<3 {
                                let start = channel * area + from
                                let level = colour[channel]
                                for i in 0..<coverage.count {
                                    let old = all[start &+ i]
                                    all[start &+ i] = old + (level - old) * (coverage[i] * opacity)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension Picture {
    /// Lays discs over the picture, one after the other.
    mutating func paint(_ discs: [PaintedDisc], in coordinates: FaceCoordinates) {
        for disc in discs { disc.paint(on: &self, in: coordinates) }
    }
}
