import Engine
import Foundation
import Testing

/// Logits of torchvision's models on weights and images that follow from a formula (Tests/Fixtures/models.py).
private struct ModelCase: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let size: Int
    let count: Int
    let parameters: [String]
    let evaluation: [Double]
    let training: [Double]
    let moved: [Double]

    var testDescription: String { name }

    static let all: [ModelCase] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/models.json")
        guard let data = try? Data(contentsOf: file) else { return [] }
        return (try? JSONDecoder().decode([ModelCase].self, from: data)) ?? []
    }()

    /// The architecture of that name.
    func architecture() throws -> Architecture {
        try ResNet.architecture(
            image: [3, size, size], blocks: name == "resnet18" ? [2, 2, 2, 2] : [3, 4, 6, 3], classes: 3,
            normalization: .none)
    }
}

/// Element i of array k, in −1 ..< 1, as the script makes it.
private func formula(_ k: Int, _ count: Int) -> [Double] {
    (0..<count).map { i in
        var h = UInt32(truncatingIfNeeded: i &* 2_654_435_761 &+ (k + 1) &* 40503)
        h ^= h >> 15
        h = h &* 739_982_445
        h ^= h >> 12
        h = h &* 695_872_825
        h ^= h >> 15
        return Double(h >> 8) / 8_388_608 - 1
    }
}

/// An array that the script fills, f64.
private func filled(_ name: String, _ shape: [Int], _ k: Int) throws -> Tensor {
    let u = formula(k, shape.reduce(1, *))
    let fanIn = Double(shape.dropFirst().reduce(1, *))
    let values: [Double] =
        if shape.count > 1 {
            u.map { $0 * (6 / fanIn).squareRoot() }
        } else if name.hasSuffix("running_var") {
            u.map { 1 + 0.5 * $0 }
        } else if name.hasSuffix("weight") {
            u.map { 1 + 0.2 * $0 }
        } else {
            u.map { 0.2 * $0 }
        }
    return try Tensor(values).to(.f64).reshape(shape)
}

private func expect(_ got: Tensor, near want: [Double], within bound: Double) {
    let values = got.doubles()
    #expect(values.count == want.count)
    let size = want.map(abs).max() ?? 1
    for (a, b) in zip(values, want) { #expect(abs(a - b) <= bound * size) }
}

@Suite struct ResNetTests {
    @Test("layers, names, logits and moved statistics are torchvision's", arguments: ModelCase.all)
    fileprivate func reference(_ reference: ModelCase) throws {
        let architecture = try reference.architecture()
        let entries = architecture.layout.entries
        #expect(entries.map(\.name) == reference.parameters)
        #expect(architecture.layout.count == reference.count)
        let parameters = try entries.enumerated().map { try filled($1.name, $1.shape, $0) }
        let initial = try architecture.initialBuffers().entries
        let buffers = Buffers(
            try initial.enumerated().map { index, entry in
                (entry.name, try filled(entry.name, entry.tensor.shape, entries.count + index))
            })
        let side = reference.size
        let pixels = formula(entries.count + initial.count, 2 * 3 * side * side)
        let x = try Tensor(pixels).to(.f64).reshape([2, 3, side, side]).permute([0, 2, 3, 1])
        // f64 on both sides; the sums of up to 4608 products only differ in their order.
        let evaluated = try architecture.forward(
            x, parameters: parameters, buffers: buffers, mode: .evaluation)
        expect(evaluated.logits, near: reference.evaluation, within: 1e-10)
        let trained = try architecture.forward(x, parameters: parameters, buffers: buffers, mode: .training)
        expect(trained.logits, near: reference.training, within: 1e-8)
        let moved = try trained.buffers.tensor("bn1.running_var").narrow(dim: 0, start: 0, length: 4)
        expect(moved, near: reference.moved, within: 1e-10)
    }

    @Test("the file of references is there")
    func fileIsThere() { #expect(ModelCase.all.map(\.name) == ["resnet18", "resnet34"]) }

    @Test("first filters have the deviation √(2/fan_out), batch norm begins at 1 and 0")
    func start() throws {
        let architecture = try ResNet.architecture(image: [3, 32, 32], blocks: [2, 2, 2, 2])
        let point = try architecture.initialPoint(seed: 1)
        let parts = try architecture.layout.unpack(point)
        let index = try #require(architecture.layout.index(of: "layer1.0.conv1.weight"))
        let filters = parts[index].doubles()
        let square = filters.reduce(0) { $0 + $1 * $1 } / Double(filters.count)
        // 36,864 draws: the mean square is within 5 deviations, √(2/36864)·5 = 3.7 %.
        #expect(abs(square / (2 / 576) - 1) < 0.037)
        let weight = try #require(architecture.layout.index(of: "bn1.weight"))
        #expect(parts[weight].doubles().allSatisfy { $0 == 1 })
    }

    @Test("an image under 32 pixels is refused with a hint")
    func smallImage() {
        #expect(throws: Fault.self) { try ResNet.architecture(image: [3, 31, 64], blocks: [2, 2, 2, 2]) }
    }
}
