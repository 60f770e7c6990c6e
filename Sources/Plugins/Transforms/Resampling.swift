import Engine

/// Bilinear resizing with antialiasing: every new pixel is a triangle-weighted mean of the old ones under
/// it, wider when the image shrinks. Pixel centres lie at half coordinates, as in PIL's and torchvision's
/// antialiased resize.
public enum Resampling {
    /// The image at another size; reals stay reals, bytes are rounded half up.
    public static func resized(_ image: Image, height: Int, width: Int) -> Image {
        let old = image.shape
        guard old.height != height || old.width != width else { return image }
        let shape = ImageShape(height: height, width: width, channels: old.channels)
        let values: [Float]
        switch image.pixels {
        case .bytes(let bytes): values = bytes.map { Float($0) }
        case .reals(let reals): values = reals
        }
        let columns = Taps.make(from: old.width, to: width)
        let rows = Taps.make(from: old.height, to: height)
        let wide = horizontal(values, old, columns)
        let result = vertical(wide, row: width * old.channels, rows)
        switch image.pixels {
        case .bytes:
            return Image(shape: shape, pixels: .bytes(result.map { UInt8(max(0, min(255, $0 + 0.5))) }))
        case .reals: return Image(shape: shape, pixels: .reals(result))
        }
    }

    /// The old pixels that make a new one, with weights that sum to 1.
    private struct Taps {
        let first: Int
        let weights: [Float]

        static func make(from old: Int, to new: Int) -> [Taps] {
            let scale = Double(old) / Double(new)
            let support = max(scale, 1)
            return (0..<new).map { place in
                let centre = (Double(place) + 0.5) * scale
                let low = max(0, Int((centre - support + 0.5).rounded(.down)))
                let high = min(old, Int((centre + support + 0.5).rounded(.down)))
                let raw = (low..<max(high, low + 1)).map {
                    max(0, 1 - abs((Double($0) + 0.5 - centre) / support))
                }
                let sum = raw.reduce(0, +)
                return Taps(first: low, weights: raw.map { Float($0 / sum) })
            }
        }
    }

    private static func horizontal(_ values: [Float], _ old: ImageShape, _ columns: [Taps]) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(old.height * columns.count * old.channels)
        for row in 0..<old.height {
            for taps in columns {
                for channel in 0..<old.channels {
                    var sum: Float = 0
                    for (offset, weight) in taps.weights.enumerated() {
                        sum +=
                            weight * values[(row * old.width + taps.first + offset) * old.channels + channel]
                    }
                    result.append(sum)
                }
            }
        }
        return result
    }

    private static func vertical(_ values: [Float], row: Int, _ rows: [Taps]) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(rows.count * row)
        for taps in rows {
            for column in 0..<row {
                var sum: Float = 0
                for (offset, weight) in taps.weights.enumerated() {
                    sum += weight * values[(taps.first + offset) * row + column]
                }
                result.append(sum)
            }
        }
        return result
    }
}
