import Engine

/// Samples of one domain ready for a model.
public struct SampleBatch: Sendable {
    /// The domain as the mixture names it.
    public let domain: String
    /// [n, C, H, W], f32 in [0, 1].
    public let images: Tensor
    /// [n], i64: class indices.
    public let labels: Tensor

    /// Number of samples.
    public var count: Int { labels.count }
}

/// A sample to be read: where it is, how it is changed, and in which pass over its domain.
struct SampleReading {
    let store: SampleStore
    let index: Int
    let transforms: [SampleTransform]
    let epoch: Int

    func image(seed: UInt64) throws -> Image {
        var image = try store.images.image(at: index)
        for (place, transform) in transforms.enumerated() {
            var stream = Stream(seed: seed, .transform, epoch, index + place << 24)
            image = try transform.apply(image, &stream)
        }
        return image
    }

    /// The images of readings as one tensor [n, C, H, W].
    ///
    /// - Throws: `Fault(.shape)` if two shapes occur; what reading a file throws.
    static func tensor(_ readings: [SampleReading], seed: UInt64) throws -> Tensor {
        guard let first = readings.first else { throw Fault(.value, "there are no samples to read") }
        let shape = try first.image(seed: seed).shape
        return try Tensor.make([readings.count] + shape.modelInput, of: Float.self) { target in
            for (place, reading) in readings.enumerated() {
                let image = try reading.image(seed: seed)
                guard image.shape == shape else {
                    throw Fault(.shape, "images of \(shape) and of \(image.shape) in one batch")
                }
                image.write(
                    to: UnsafeMutableBufferPointer(
                        rebasing: target[place * shape.count..<(place + 1) * shape.count]))
            }
        }
    }
}

extension BatchPlan {
    /// The batches of a step (from 0), one a domain in order.
    ///
    /// - Throws: `Fault` naming a file that cannot be read.
    public func batches(step: Int) throws -> [SampleBatch] {
        try zip(domains, positions(step: step)).map { domain, positions in
            let dataset = domain.dataset
            let readings = positions.map {
                SampleReading(
                    store: dataset.store, index: $0.index, transforms: dataset.transforms, epoch: $0.epoch)
            }
            return SampleBatch(
                domain: domain.name, images: try SampleReading.tensor(readings, seed: seed),
                labels: try Tensor(positions.map { dataset.store.labels[$0.index] }))
        }
    }

    /// Makes all images of the training ready, once for each store.
    public func prepare(progress: ImageProgress) throws {
        try ImagePreparation.prepare(domains.map { ($0.dataset.store, $0.dataset.trainingIndices) }, progress)
    }
}
