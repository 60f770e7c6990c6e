/// A camera's noise: read noise and shot noise.
struct SensorNoise {
    /// Standard deviation in the dark, 0 … 1 being black … white.
    let read: Double
    /// Variance per unit of brightness (FIELD 5.2, step 5).
    static var shot: Double { 0.0006 }

    /// What the sensor makes of a picture after the optics: clamp(I + √(read² + shot·I)·factor·ε).
    ///
    /// - Parameter unit: a standard normal for each value of the picture.
    func captured(_ optical: Picture, unit: [Double], factor: Double = 1) -> Picture {
        var result = optical
        let variance = read * read
        result.values.withUnsafeMutableBufferPointer { all in
            unit.withUnsafeBufferPointer { unit in
                for i in all.indices {
                    let deviation = (variance + Self.shot * all[i]).squareRoot()
                    all[i] = PortableMath.clamped(all[i] + deviation * factor * unit[i], 0, 1)
                }
            }
        }
        return result
    }
}
