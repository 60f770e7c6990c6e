import Engine

/// Images that lie one behind the other in an array of bytes or reals.
struct ArrayImages: ImageSource {
    /// The order of an image's numbers in the array.
    enum Order {
        /// [H, W] or [H, W, C].
        case channelsLast
        /// [C, H, W], as CIFAR's.
        case channelsFirst
    }

    private let array: Tensor
    private let common: ImageShape
    private let order: Order

    /// - Parameter array: u8, f32 or f64, [n, H, W] or [n, H, W, C], or [n, C, H, W].
    /// - Throws: `Fault(.shape)` or `.type` naming what is wanted.
    init(_ array: Tensor, order: Order = .channelsLast) throws {
        let sizes = array.shape
        guard sizes.count == 3 || sizes.count == 4 else {
            throw Fault(.shape, "images are [n, H, W] or [n, H, W, C], not \(sizes.sizes)")
        }
        guard array.dtype == .u8 || array.dtype.isFloat else {
            throw Fault(.type, "images are u8 or reals, not \(array.dtype)")
        }
        let isFlat = sizes.count == 3
        let isFirst = order == .channelsFirst && !isFlat
        let shape = ImageShape(
            height: isFirst ? sizes[2] : sizes[1], width: isFirst ? sizes[3] : sizes[2],
            channels: isFlat ? 1 : isFirst ? sizes[1] : sizes[3])
        guard shape.channels == 1 || shape.channels == 3 || array.dtype.isFloat else {
            throw Fault(.shape, "images have 1 or 3 channels, not \(shape.channels)")
        }
        self.array = array
        self.order = order
        common = shape
    }

    var count: Int { array.shape[0] }

    func shape() throws -> ImageShape { common }

    func image(at index: Int) throws -> Image {
        let range = index * common.count..<(index + 1) * common.count
        if array.dtype == .u8 {
            let bytes = array.withElements(of: UInt8.self) { arranged(Array($0[range])) }
            return Image(shape: common, pixels: .bytes(bytes))
        }
        let reals =
            array.dtype == .f32
            ? array.withElements(of: Float.self) { Array($0[range]) }
            : array.withElements(of: Double.self) { $0[range].map { Float($0) } }
        return Image(shape: common, pixels: .reals(arranged(reals)))
    }

    private func arranged<T>(_ values: [T]) -> [T] {
        guard order == .channelsFirst, common.channels > 1 else { return values }
        let area = common.height * common.width
        return (0..<values.count).map { values[$0 % common.channels * area + $0 / common.channels] }
    }
}

/// Several sources one after the other, of one shape.
struct JoinedImages: ImageSource {
    private let sources: [ArrayImages]
    private let starts: [Int]

    /// - Throws: `Fault(.shape)` if the shapes differ, `.value` without images.
    init(_ sources: [ArrayImages], names: [String]) throws {
        guard let first = sources.first else { throw Fault(.value, "there are no images") }
        let shape = try first.shape()
        for (source, name) in zip(sources, names) where try source.shape() != shape {
            throw Fault(.shape, "\(name.escapedForTerminal) has images of \(try source.shape()), not of \(shape)")
        }
        self.sources = sources
        var starts = [0]
        for source in sources { starts.append(starts[starts.count - 1] + source.count) }
        self.starts = starts
    }

    func shape() throws -> ImageShape { try sources[0].shape() }

    func image(at index: Int) throws -> Image {
        let place = (starts.firstIndex { $0 > index } ?? starts.count) - 1
        return try sources[place].image(at: index - starts[place])
    }
}
