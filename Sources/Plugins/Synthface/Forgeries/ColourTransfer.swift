/// Gives the pasted face the target's mean and spread of each channel, as swaps do before blending.
///
/// Source: Reinhard, Ashikhmin, Gooch and Shirley, "Color transfer between images", 2001; here in RGB, under
/// the mask as weights, and with the change of spread held in .7 … 1.4.
enum ColourTransfer {
    /// Changes `face` towards `target` by their statistics under `mask`.
    static func apply(to face: inout Picture, from target: Picture, under mask: Plane) {
        var total = 1e-6
        for weight in mask.values { total += weight }
        for channel in 0..<3 {
            let old = statistics(face, channel, mask, total)
            let new = statistics(target, channel, mask, total)
            let stretch = PortableMath.clamped(new.deviation / old.deviation, 0.7, 1.4)
            face.update(channel: channel) { ($0 - old.mean) * stretch + new.mean }
        }
    }

    private static func statistics(
        _ picture: Picture, _ channel: Int, _ mask: Plane, _ total: Double
    ) -> (mean: Double, deviation: Double) {
        let start = channel * picture.area
        return picture.values.withUnsafeBufferPointer { values in
            mask.values.withUnsafeBufferPointer { mask in
                var sum = 0.0
                for i in mask.indices { sum += values[start &+ i] * mask[i] }
                let mean = sum / total
                var squares = 0.0
                for i in mask.indices {
                    let distance = values[start &+ i] - mean
                    squares += distance * distance * mask[i]
                }
                return (mean, (squares / total + 1e-6).squareRoot())
            }
        }
    }
}
