/// Residual networks of basic blocks: `resnet18` and `resnet34`.
///
/// Source: He et al. 2016, table 1; layers, parameter names and initialisation as torchvision's, so that its
/// weights fit.
public enum ResNet {
    /// A 7×7 convolution of stride 2 and a 3×3 max pooling of stride 2, four stages of blocks with 64, 128, 256
    /// and 512 channels that each begin with stride 2 but the first, a global average, a linear layer.
    ///
    /// - Parameter image: [C, H, W].
    /// - Parameter blocks: how many in each of the four stages.
    /// - Throws: `.argument` for an image that is not three sizes, or under 32 high or wide.
    public static func architecture(
        image: [Int], blocks: [Int], classes: Int = 2, normalization: Normalization = .half
    ) throws -> Architecture {
        guard image.count == 3, image[0] >= 1, image[1] >= 32, image[2] >= 32 else {
            throw Fault(
                .argument, "a residual network takes images [C, H, W] of at least 32×32, not \(image.sizes)",
                hint: "[3, 64, 64]")
        }
        var body: [any Layer] = [
            Convolution("conv1", image[0], 64, size: 7, stride: 2, padding: 3, bias: false, start: .heFanOut),
            BatchNormalization("bn1", 64), Activation.relu, MaxPooling(3, stride: 2, padding: 1),
        ]
        var channels = 64
        for (stage, count) in blocks.enumerated() {
            let width = 64 << stage
            for block in 0..<count {
                let stride = stage > 0 && block == 0 ? 2 : 1
                body.append(ResidualBlock("layer\(stage + 1).\(block)", channels, width, stride: stride))
                channels = width
            }
        }
        body.append(GlobalAverage())
        return try Architecture(
            input: InputMap(shape: image, isFlat: false, normalization: normalization), body: body,
            head: LinearLayer("fc", channels, classes))
    }

    /// `resnet18(image: list<int>, classes: int = 2, normalize: …, seed)`.
    public static let form18 = form("resnet18", blocks: [2, 2, 2, 2], layers: 18)

    /// `resnet34(image: list<int>, classes: int = 2, normalize: …, seed)`.
    public static let form34 = form("resnet34", blocks: [3, 4, 6, 3], layers: 34)

    private static func form(_ name: String, blocks: [Int], layers: Int) -> Form<ModelPlan> {
        Form<ModelPlan>(
            name, "The residual network of \(layers) layers", result: "model",
            notes: "Layers, parameter names and first weights as torchvision's.",
            example: Example("\(name)(image: [3, 64, 64], seed: 0).classes", prints: ["[0, 1]"])
        ) { fields in
            let image = fields("image", .list(.int), help: "the images' size [C, H, W], at least 32×32")
            let classes = fields(
                "classes", .int, default: 2, in: .between(2, 65536), help: "classes to tell apart")
            let normalize = fields(
                "normalize", .choice("half", "imagenet", "none"), default: "half",
                help: "fixed map of the pixels: (x − 0.5)/0.5, ImageNet's, or none")
            let seed = fields.seed(help: "seed of the first weights")
            return { arguments in
                ModelPlan(
                    architecture: try architecture(
                        image: arguments[image], blocks: blocks, classes: arguments[classes],
                        normalization: Normalization(rawValue: arguments[normalize]) ?? .half),
                    settings: ModelSettings(name: name, options: arguments.resolved), seed: arguments[seed])
            }
        }
    }
}
