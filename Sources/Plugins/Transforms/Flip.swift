import Engine

/// Mirrors an image left to right.
public enum Flip {
    static let form = Form<SampleTransform>(
        "flip", "Mirrors an image left to right with probability p.", result: "transform"
    ) { fields in
        let p = fields("p", .number, default: 0.5, in: .between(0, 1), help: "probability")
        return { arguments in
            let p = arguments[p]
            return SampleTransform("flip(p: \(Value.real(p).literal))") { image, stream in
                stream.uniform() < p ? mirrored(image) : image
            }
        }
    }

    /// The image with its columns in reverse order.
    public static func mirrored(_ image: Image) -> Image {
        let shape = image.shape
        func mirror<T>(_ values: [T]) -> [T] {
            (0..<shape.height).flatMap { row in
                (0..<shape.width).reversed().flatMap { column in
                    let start = (row * shape.width + column) * shape.channels
                    return values[start..<start + shape.channels]
                }
            }
        }
        switch image.pixels {
        case .bytes(let bytes): return Image(shape: shape, pixels: .bytes(mirror(bytes)))
        case .reals(let reals): return Image(shape: shape, pixels: .reals(mirror(reals)))
        }
    }
}
