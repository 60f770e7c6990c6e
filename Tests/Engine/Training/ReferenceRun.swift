import Engine
import Foundation
import Testing

/// The recorded runs of one reference network (Tests/Fixtures/convert.py): its first weights, batches and
/// results.
struct ReferenceRun {
    static let nets = ["mlp", "cnn", "cnnbn"]
    let net: String
    let file: Safetensors

    // Read once: hundreds of cases use them.
    private static let files: Result<[String: Safetensors], any Error> = Result {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/trajectories")
        return try Dictionary(
            uniqueKeysWithValues: nets.map { net in
                let file = folder.appending(path: "\(net).safetensors")
                return (net, try Safetensors(decoding: [UInt8](Data(contentsOf: file))))
            })
    }

    init(_ net: String) throws {
        self.net = net
        file = try #require(try Self.files.get()[net])
    }

    /// An array of the file.
    func array(_ name: String) throws -> Tensor { try #require(file[name], "no array \(name)") }

    /// The network of ALGORITHMS 4.3, built from layers, at its recorded start.
    func model(_ dtype: DType) throws -> Model {
        let settings = ModelSettings(name: net, options: Record())
        var model = try Model(architecture(), settings: settings, seed: 0)
        let initial = file.tensors.filter { $0.name.hasPrefix("init/") }
        model = try model.replacing(
            initial.map {
                (
                    name: $0.name.replacing("init/", with: "").replacing("buffer.", with: ""),
                    tensor: $0.tensor
                )
            })
        return try model.converted(to: dtype)
    }

    private func architecture() throws -> Architecture {
        guard net != "mlp" else {
            return try MLP.architecture(input: [6], hidden: [16, 8], classes: 2, activation: .tanh)
        }
        let isNormalized = net == "cnnbn"
        var body: [any Layer] = [Convolution("conv1", 1, 4, bias: !isNormalized)]
        if isNormalized { body.append(BatchNormalization("bn1", 4)) }
        body +=
            [Activation.relu, MaxPooling(2), Convolution("conv2", 4, 6, bias: !isNormalized)] as [any Layer]
        if isNormalized { body.append(BatchNormalization("bn2", 6)) }
        body += [Activation.relu, GlobalAverage()] as [any Layer]
        return try Architecture(
            input: InputMap(shape: [1, 8, 8], isFlat: false), body: body, head: LinearLayer("fc", 6, 2))
    }

    /// The batches of a step, 8, 6 and 7 samples.
    func batches(_ step: Int) throws -> [Batch] {
        try (0..<3).map {
            try Batch(
                domain: "d\($0)", inputs: array("x/\(step)/\($0)"), labels: array("y/\(step)/\($0)"))
        }
    }
}

/// ‖a − b‖₂ / ‖b‖₂; 0 where both are zeros, infinite where only the reference is.
func relativeDistance(_ a: Tensor, _ b: Tensor) throws -> Double {
    let (a, b) = (try a.to(.f64), try b.to(.f64))
    let distance = try a.reshape([a.count]).adding(-1, times: b.reshape([b.count])).length()
    let length = try b.reshape([b.count]).length()
    return length == 0 ? (distance == 0 ? 0 : .infinity) : distance / length
}
