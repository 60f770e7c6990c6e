import Engine

/// The detector that the acceptance ranges were measured with (FIELD 5.3): six convolutions 3 × 3 with
/// strides 1 and 2 in turn, each with batch norm and ReLU, the mean over pixels, and one logit.
struct Detector {
    /// What it sees.
    let input: DetectorInput
    /// Channels after each convolution.
    let widths: [Int]
    /// Names as in PyTorch: `conv1.weight bn1.weight bn1.bias … fc.weight fc.bias`.
    let layout: ParameterLayout

    init(input: DetectorInput, widths: [Int]) throws {
        self.input = input
        self.widths = widths
        var parameters: [(name: String, shape: [Int])] = []
        var channels = input.channels
        for (place, width) in widths.enumerated() {
            parameters.append(("conv\(place + 1).weight", [width, channels, 3, 3]))
            parameters.append(("bn\(place + 1).weight", [width]))
            parameters.append(("bn\(place + 1).bias", [width]))
            channels = width
        }
        parameters += [("fc.weight", [1, channels]), ("fc.bias", [1])]
        layout = try ParameterLayout(parameters)
    }

    /// The detector of the tables.
    static func standard() throws -> Detector {
        try Detector(input: .colours, widths: [12, 12, 24, 24, 48, 48])
    }

    /// The stronger one of the leak test.
    static func strong() throws -> Detector {
        try Detector(input: .coloursAndResidual, widths: [16, 16, 32, 32, 64, 64])
    }

    /// Initial weights: U(±1/√fan_in) for convolutions and the last layer, as PyTorch's; batch norm 1 and 0.
    func start(seed: UInt64) throws -> Tensor {
        let fanOfLast = widths.last ?? 1
        let parameters = try layout.entries.enumerated().map { place, entry in
            if entry.name.hasPrefix("bn") {
                return try Tensor.full(entry.shape, entry.isWeight ? 1 : 0)
            }
            let fan = entry.shape.count == 4 ? entry.shape[1...].reduce(1, *) : fanOfLast
            let bound = 1 / Double(fan).squareRoot()
            var stream = Stream(seed: seed, .initialWeights, place)
            return try Tensor.rand(entry.shape, &stream) * (2 * bound) - bound
        }
        return try layout.pack(parameters)
    }

    /// Logits [N] of images [N, H, W, C] at a point, and the statistics that batch norm used.
    ///
    /// - Parameter running: statistics for evaluation; nil in training, where the batch's own are used.
    func logits(
        of images: Tensor, at point: Tensor, running: RunningStatistics? = nil
    ) throws -> (logits: Tensor, used: [BatchNormResult]) {
        let parameters = try layout.unpack(point)
        var x = images
        var used: [BatchNormResult] = []
        for place in widths.indices {
            let (weight, bias) = (parameters[3 * place + 1], parameters[3 * place + 2])
            x = try x.conv2dNHWC(parameters[3 * place], stride: 1 + place % 2, padding: 1)
            if let running {
                let (mean, variance) = (running.means[place], running.variances[place])
                x = try x.batchNorm(weight: weight, bias: bias, mean: mean, variance: variance)
            } else {
                let result = try x.batchNorm(weight: weight, bias: bias)
                used.append(result)
                x = result.output
            }
            x = try x.relu()
        }
        let pooled = try x.mean(dim: [1, 2])
        let logits = try pooled.linear(parameters[3 * widths.count], bias: parameters[3 * widths.count + 1])
        return (try logits.reshape([images.shape[0]]), used)
    }
}
