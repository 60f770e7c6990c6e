import Engine

/// The detector that the acceptance ranges were measured with (FIELD 5.3): convolutions 3 × 3 with strides 1
/// and 2 in turn, each with batch norm and ReLU, the mean over pixels, and one logit.
struct Detector {
    /// What it sees.
    let input: DetectorInput
    let architecture: Architecture

    /// - Parameter widths: channels after each convolution.
    init(input: DetectorInput, widths: [Int]) throws {
        var body: [any Layer] = []
        var channels = input.channels
        for (place, width) in widths.enumerated() {
            let stride = 1 + place % 2
            body.append(Convolution("conv\(place + 1)", channels, width, stride: stride, bias: false))
            body.append(BatchNormalization("bn\(place + 1)", width))
            body.append(Activation.relu)
            channels = width
        }
        body.append(GlobalAverage())
        self.input = input
        architecture = try Architecture(
            input: InputMap(shape: [input.channels, 48, 48], isFlat: false), body: body,
            head: LinearLayer("fc", channels, 1))
    }

    /// The detector of the tables, of 40,885 parameters.
    static func standard() throws -> Detector {
        try Detector(input: .colours, widths: [12, 12, 24, 24, 48, 48])
    }

    /// The stronger one of the leak test.
    static func strong() throws -> Detector {
        try Detector(input: .coloursAndResidual, widths: [16, 16, 32, 32, 64, 64])
    }
}
