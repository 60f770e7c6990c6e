/// Small differences of the skin that move with the face: twelve cosines over the face's coordinates.
struct SkinTexture {
    /// A cosine: cycles per image width along both axes, and phase.
    struct Wave {
        var alongX, alongY, phase: Double
    }

    /// Brightness of the sum of waves, before the division by `spread`.
    let amplitude: Double
    let waves: [Wave]
    /// About the standard deviation of a sum of twelve cosines, √6.
    static var spread: Double { 2.4 }

    init(_ draws: inout FaceDraws) {
        amplitude = draws.within(0.008, 0.022)
        waves = (0..<12).map { _ in
            let direction = PortableMath.sinCos(draws.within(0, PortableMath.pi))
            let cycles = draws.within(4, 16)
            return Wave(alongX: cycles * direction.cos, alongY: cycles * direction.sin, phase: draws.angle())
        }
    }

    /// The texture's brightness at every pixel.
    ///
    /// The phase of a wave is a sum of a part of the column and a part of the row, so
    /// cos(a + b) = cos a·cos b − sin a·sin b needs sines and cosines of columns and rows only.
    func plane(in coordinates: FaceCoordinates) -> Plane {
        let size = coordinates.size
        var plane = Plane(size: size)
        let scale = amplitude / Self.spread
        for wave in waves {
            let turn = 2 * PortableMath.pi
            let acrossX = turn * (wave.alongX * coordinates.xStep.u + wave.alongY * coordinates.xStep.w)
            let acrossY = turn * (wave.alongX * coordinates.yStep.u + wave.alongY * coordinates.yStep.w)
            let start = turn * (wave.alongX * coordinates.origin.u + wave.alongY * coordinates.origin.w)
            let columns = (0..<size).map { PortableMath.sinCos(acrossX * Double($0)) }
            let rows = (0..<size).map { PortableMath.sinCos(start + wave.phase + acrossY * Double($0)) }
            plane.add(rows: rows, columns: columns, scale: scale)
        }
        return plane
    }
}

extension Plane {
    /// Adds scale·cos(row's angle + column's angle), the angles being given by sine and cosine.
    mutating func add(
        rows: [(sin: Double, cos: Double)], columns: [(sin: Double, cos: Double)], scale: Double
    ) {
        let sines = columns.map(\.sin)
        let cosines = columns.map(\.cos)
        let size = size
        values.withUnsafeMutableBufferPointer { values in
            sines.withUnsafeBufferPointer { sines in
                cosines.withUnsafeBufferPointer { cosines in
                    for y in 0..<size {
                        let sine = scale * rows[y].sin
                        let cosine = scale * rows[y].cos
                        for x in 0..<size { values[y &* size &+ x] += cosine * cosines[x] - sine * sines[x] }
                    }
                }
            }
        }
    }
}
