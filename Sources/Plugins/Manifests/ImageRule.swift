import Engine

/// `image`: what is made of every image before anything else.
public struct ImageRule: Sendable, Equatable {
    /// What is cut out before the image is resized.
    public enum Crop: String, Sendable {
        /// Nothing.
        case none
        /// The largest centred square.
        case centre
        /// The rectangle of the sample's columns `x y w h`.
        case box
    }

    /// Height and width; nil as stored.
    public let size: (height: Int, width: Int)?
    public let crop: Crop
    /// 1 or 3; nil as stored.
    public let channels: Int?

    public static func == (a: ImageRule, b: ImageRule) -> Bool {
        a.size?.height == b.size?.height && a.size?.width == b.size?.width && a.crop == b.crop
            && a.channels == b.channels
    }

    static let form = Form<ImageRule>("image", "Size, crop and channels of the images.") { fields in
        let size = fields(
            optional: "size", .list(FieldType<Int>.int), in: .between(1, 65_535),
            help: "height and width in pixels")
        let crop = fields(
            "crop", .choice("none", "centre", "box"), default: "none", help: "what is cut out before resizing"
        )
        let channels = fields(optional: "channels", .int, help: "1 or 3")
        return { arguments in
            let sides = arguments[size]
            guard sides == nil || sides?.count == 2 else {
                throw Fault(
                    .argument, "size is [height, width], two whole numbers", at: arguments.place(of: size))
            }
            if let given = arguments[channels], given != 1, given != 3 {
                throw Fault(
                    .argument, "channels must be 1 or 3, and is \(given)", at: arguments.place(of: channels))
            }
            return ImageRule(
                size: sides.map { (height: $0[0], width: $0[1]) },
                crop: Crop(rawValue: arguments[crop]) ?? .none,
                channels: arguments[channels])
        }
    }
}
