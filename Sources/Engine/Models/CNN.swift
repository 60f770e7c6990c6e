/// The small convolutional network: three blocks of convolution, batch norm, ReLU and 2×2 max pooling, then
/// a global average and a linear layer.
public enum CNN {
    /// The layers: width, 2·width and 4·width channels; biases only without batch norm.
    ///
    /// - Parameter image: [C, H, W].
    /// - Throws: `.argument` for an image that is not three sizes, or under 8 high or wide.
    public static func architecture(
        image: [Int], width: Int = 16, classes: Int = 2, batchNorm: Bool = true,
        normalization: Normalization = .half
    ) throws -> Architecture {
        guard image.count == 3, image[0] >= 1, image[1] >= 8, image[2] >= 8 else {
            throw Fault(
                .argument, "cnn takes images [C, H, W] of at least 8×8, not \(image.sizes)",
                hint: "[3, 48, 48]")
        }
        var body: [any Layer] = []
        var channels = image[0]
        for (number, factor) in [(1, 1), (2, 2), (3, 4)] {
            body.append(Convolution("conv\(number)", channels, factor * width, bias: !batchNorm))
            channels = factor * width
            if batchNorm { body.append(BatchNormalization("bn\(number)", channels)) }
            body += [Activation.relu, MaxPooling(2)] as [any Layer]
        }
        body.append(GlobalAverage())
        return try Architecture(
            input: InputMap(shape: image, isFlat: false, normalization: normalization), body: body,
            head: LinearLayer("fc", channels, classes))
    }

    /// `cnn(image: list<int>, width: int = 16, classes: int = 2, batch_norm: bool = true, normalize: …,
    /// seed)`.
    public static let form = Form<ModelPlan>(
        "cnn", "A small convolutional network of three blocks", result: "model",
        notes: "Layers conv1 bn1 … conv3 bn3 fc. Weights and biases are uniform within 1/√fan_in.",
        example: Example("cnn(image: [3, 48, 48], seed: 0).classes", prints: ["[0, 1]"])
    ) { fields in
        let image = fields("image", .list(.int), help: "the images' size [C, H, W], at least 8×8")
        let width = fields(
            "width", .int, default: 16, in: .between(1, 65536), help: "channels of the first block")
        let classes = fields(
            "classes", .int, default: 2, in: .between(2, 65536), help: "classes to tell apart")
        let batchNorm = fields("batch_norm", .bool, default: true, help: "normalise after each convolution")
        let normalize = fields(
            "normalize", .choice("half", "imagenet", "none"), default: "half",
            help: "fixed map of the pixels: (x − 0.5)/0.5, ImageNet's, or none")
        let seed = fields.seed(help: "seed of the first weights")
        return { arguments in
            ModelPlan(
                architecture: try architecture(
                    image: arguments[image], width: arguments[width], classes: arguments[classes],
                    batchNorm: arguments[batchNorm],
                    normalization: Normalization(rawValue: arguments[normalize]) ?? .half),
                settings: ModelSettings(name: "cnn", options: arguments.resolved), seed: arguments[seed])
        }
    }
}
