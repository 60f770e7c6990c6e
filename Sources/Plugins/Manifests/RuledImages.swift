import Engine

/// Images as an entry's `image` wants them: cut, resized, with so many channels.
struct RuledImages: ImageSource {
    private let base: any ImageSource
    private let rule: ImageRule
    private let boxes: [OnDemand<Column>]

    /// - Parameter boxes: columns `x y w h`, needed for `crop: box`.
    /// - Throws: `Fault(.argument)` if they are missing.
    init(_ base: any ImageSource, rule: ImageRule, boxes: [(name: String, column: OnDemand<Column>)]) throws {
        self.base = base
        self.rule = rule
        self.boxes = ["x", "y", "w", "h"].compactMap { name in boxes.first { $0.name == name }?.column }
        guard rule.crop != .box || self.boxes.count == 4 else {
            throw Fault(.argument, "crop: box needs the columns x, y, w and h")
        }
    }

    func shape() throws -> ImageShape {
        let stored = try base.shape()
        let channels = rule.channels ?? stored.channels
        if let size = rule.size {
            return ImageShape(height: size.height, width: size.width, channels: channels)
        }
        guard rule.crop != .box else { return try image(at: 0).shape }
        let side = min(stored.height, stored.width)
        let isCentred = rule.crop == .centre
        return ImageShape(
            height: isCentred ? side : stored.height, width: isCentred ? side : stored.width,
            channels: channels)
    }

    func image(at index: Int) throws -> Image {
        var image = try base.image(at: index)
        switch rule.crop {
        case .none: break
        case .centre: image = try image.centred()
        case .box:
            let box = try boxes.map { try $0.get().value(at: index).exactNumber ?? .nan }
            let whole = box.map { $0.isFinite ? Int(exactly: $0.rounded()) : nil }
            guard let x = whole[0], let y = whole[1], let w = whole[2], let h = whole[3] else {
                throw Fault(.value, "the box of sample \(index) is no four numbers")
            }
            image = try image.cropped(x: x, y: y, width: w, height: h)
        }
        if let channels = rule.channels { image = image.with(channels: channels) }
        if let size = rule.size { image = Resampling.resized(image, height: size.height, width: size.width) }
        return image
    }

    func prepare(_ indices: [Int], progress: ImageProgress) throws {
        try base.prepare(indices, progress: progress)
    }
}

extension ImageRule {
    /// The rule in one line.
    var fingerprint: String {
        let size = size.map { "\($0.height) × \($0.width)" } ?? "as stored"
        return "\(size), crop \(crop.rawValue), channels \(channels.map(String.init) ?? "as stored")"
    }
}
