/// The order of an image's dimensions in a batch.
public enum ImageOrder: Sendable {
    /// [N, C, H, W], PyTorch's.
    case channelsFirst
    /// [N, H, W, C], as pixels lie in files.
    case channelsLast
}

/// The fixed map of pixel values at the entrance of a model.
public enum Normalization: String, Sendable, CaseIterable {
    /// (x − 0.5)/0.5.
    case half
    /// (x − mean)/sd of ImageNet's three channels, torchvision's numbers.
    case imagenet
    case none

    /// The map of images [N, H, W, C].
    ///
    /// - Throws: `.shape` for "imagenet" with other than 3 channels.
    func apply(_ x: Tensor) throws -> Tensor {
        switch self {
        case .none: return x
        case .half: return try (x - 0.5) / 0.5
        case .imagenet:
            guard x.shape.last == 3 else {
                throw Fault(
                    .shape, "normalize \"imagenet\" takes images of 3 channels, not \(x.shape.sizes)")
            }
            let mean = try Tensor([0.485, 0.456, 0.406]).to(x.dtype)
            return try (x - mean) / Tensor([0.229, 0.224, 0.225]).to(x.dtype)
        }
    }
}

/// How a batch enters a model: its order, its fixed map, its dtype. Part of the model, so that training and
/// prediction cannot differ.
public struct InputMap: Sendable {
    /// One sample: [C, H, W], or any shape for a model that flattens.
    public let shape: [Int]
    /// Whether the model flattens its input, in the order of `shape`.
    public let isFlat: Bool
    public let normalization: Normalization

    public init(shape: [Int], isFlat: Bool, normalization: Normalization = .none) {
        self.shape = shape
        self.isFlat = isFlat
        self.normalization = normalization
    }

    /// One sample as the first layer gets it.
    public var prepared: [Int] {
        isFlat || shape.count != 3 ? [shape.reduce(1, &*)] : [shape[1], shape[2], shape[0]]
    }

    /// A batch as the first layer takes it: [N, H, W, C] or [N, features].
    ///
    /// - Parameter x: [N] + shape, or for `channelsLast` [N, H, W, C]; values in [0, 1]. A model whose shape is
    ///   one number takes samples of any shape with so many elements.
    /// - Throws: `.shape` for samples of another shape, `.type` unless they are floats.
    public func prepare(_ x: Tensor, order: ImageOrder = .channelsFirst, dtype: DType) throws -> Tensor {
        let isSwapped = order == .channelsLast && shape.count == 3
        let expected = isSwapped ? [shape[1], shape[2], shape[0]] : shape
        if isFlat, shape.count == 1, x.rank > 2, x.dtype.isFloat {
            let ordered = order == .channelsLast && x.rank == 4 ? try x.permute([0, 3, 1, 2]) : x
            if ordered.shape.dropFirst().reduce(1, &*) == shape[0] {
                return try prepare(ordered.reshape([x.shape[0]] + shape), dtype: dtype)
            }
        }
        guard x.rank == expected.count + 1, Array(x.shape.dropFirst()) == expected else {
            throw Fault(
                .shape, "the model takes samples \(expected.sizes), not \(Array(x.shape.dropFirst()).sizes)")
        }
        guard x.dtype.isFloat else {
            throw Fault(.type, "the model takes samples of f32 or f64, not \(x.dtype.rawValue)")
        }
        let values = try x.to(dtype)
        if isFlat {
            let ordered = isSwapped ? try values.permute([0, 3, 1, 2]) : values
            return try ordered.reshape([x.shape[0]] + prepared)
        }
        guard shape.count == 3 else { return values }
        return try normalization.apply(isSwapped ? values : values.permute([0, 2, 3, 1]))
    }
}
