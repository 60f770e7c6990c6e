import Engine
import Plugins

/// Images of one method, or the reals, in one split.
struct ForgeImages {
    /// An image of a batch.
    struct Pick {
        let image: Int
        /// Whether left and right are exchanged.
        var isMirrored = false
    }

    private let samples: FaceSamples

    init(_ generator: SynthfaceGenerator, _ method: ForgeryMethod?, _ split: Split) throws {
        samples = try generator.samples(method: method, split: split)
    }

    var count: Int { samples.count }

    /// Images as a detector sees them, [N, size, size, channels].
    func tensor(of picks: [Pick], input: DetectorInput) throws -> Tensor {
        let (size, channels) = (samples.size, input.channels)
        let bytes = 3 * size * size
        let floats = channels * size * size
        return try Tensor.make([picks.count, size, size, channels], of: Float.self) { out in
            samples.images.withUnsafeBufferPointer { images in
                for (place, pick) in picks.enumerated() {
                    let image = images[pick.image * bytes..<(pick.image + 1) * bytes]
                    input.write(
                        UnsafeBufferPointer(rebasing: image), size: size, mirrored: pick.isMirrored,
                        into: UnsafeMutableBufferPointer(
                            rebasing: out[place * floats..<(place + 1) * floats]))
                }
            }
        }
    }
}

/// The images of a collection that one question needs.
struct ForgeCollection {
    let reals: ForgeImages
    let fakes: [ForgeryMethod: ForgeImages]

    /// All images of some methods in a split.
    init(_ settings: SynthfaceSettings, _ methods: [ForgeryMethod], _ split: Split) throws {
        let generator = try SynthfaceGenerator(settings)
        reals = try ForgeImages(generator, nil, split)
        var fakes: [ForgeryMethod: ForgeImages] = [:]
        for method in methods { fakes[method] = try ForgeImages(generator, method, split) }
        self.fakes = fakes
    }

    /// The frame AUC of a detector for every method.
    func aucs(_ trained: TrainedDetector) throws -> [ForgeryMethod: Double] {
        let real = try trained.scores(of: reals)
        return try fakes.mapValues { try trained.auc(real: real, fake: $0) }
    }
}
