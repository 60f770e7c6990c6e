import Engine

extension Image {
    /// The part of a rectangle, cut to the image.
    ///
    /// - Throws: `Fault(.value)` if the rectangle lies outside.
    func cropped(x: Int, y: Int, width: Int, height: Int) throws -> Image {
        let left = max(0, x)
        let top = max(0, y)
        // A rectangle from a file may reach beyond what a number holds.
        let right = min(shape.width, x.addingReportingOverflow(width).overflow ? shape.width : x + width)
        let bottom = min(shape.height, y.addingReportingOverflow(height).overflow ? shape.height : y + height)
        guard left < right, top < bottom else {
            throw Fault(
                .value,
                "the box \(x) \(y) \(width) \(height) lies outside \(shape.width) × \(shape.height) pixels"
            )
        }
        let part = ImageShape(height: bottom - top, width: right - left, channels: shape.channels)
        func cut<T>(_ values: [T]) -> [T] {
            (top..<bottom).flatMap { row in
                let start = (row * shape.width + left) * shape.channels
                return values[start..<start + part.width * shape.channels]
            }
        }
        switch pixels {
        case .bytes(let bytes): return Image(shape: part, pixels: .bytes(cut(bytes)))
        case .reals(let reals): return Image(shape: part, pixels: .reals(cut(reals)))
        }
    }

    /// The largest centred square.
    func centred() throws -> Image {
        let side = min(shape.height, shape.width)
        return try cropped(
            x: (shape.width - side) / 2, y: (shape.height - side) / 2, width: side, height: side)
    }

    /// The same with one channel or three: grey is repeated, colour becomes 0.299 R + 0.587 G + 0.114 B.
    func with(channels: Int) -> Image {
        guard channels != shape.channels else { return self }
        let other = ImageShape(height: shape.height, width: shape.width, channels: channels)
        func changed<T>(_ values: [T], _ luma: (T, T, T) -> T) -> [T] {
            channels == 3
                ? values.flatMap { [$0, $0, $0] }
                : stride(from: 0, to: values.count, by: 3).map {
                    luma(values[$0], values[$0 + 1], values[$0 + 2])
                }
        }
        switch pixels {
        case .bytes(let bytes):
            // Sixteen binary digits of the three factors, rounded: their sum is 65536.
            let grey = changed(bytes) { (r: UInt8, g: UInt8, b: UInt8) -> UInt8 in
                let warm: UInt32 = UInt32(r) * 19_595 + UInt32(g) * 38_470
                return UInt8((warm + UInt32(b) * 7_471 + 32_768) >> 16)
            }
            return Image(shape: other, pixels: .bytes(grey))
        case .reals(let reals):
            let grey = changed(reals) { (r: Float, g: Float, b: Float) -> Float in
                let warm = 0.299 * r + 0.587 * g
                return warm + 0.114 * b
            }
            return Image(shape: other, pixels: .reals(grey))
        }
    }
}
