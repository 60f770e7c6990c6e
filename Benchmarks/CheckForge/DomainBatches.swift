import Engine
import Plugins

/// Batches with equal numbers of reals and fakes of every training domain, drawn with replacement and
/// mirrored with probability ½.
struct DomainBatches {
    let collection: ForgeCollection
    let methods: [ForgeryMethod]
    let seed: UInt64
    /// Reals, and fakes, of each domain in a step (FIELD 5.3).
    private static let each = 10

    /// The batch of a step.
    func batch(_ step: Int, input: DetectorInput) throws -> DetectorBatch {
        var stream = Stream(seed: seed, .order, step)
        var parts: [Tensor] = []
        var targets: [Float] = []
        for method in methods {
            guard let fakes = collection.fakes[method] else { continue }
            for (images, target) in [(collection.reals, Float(0)), (fakes, 1)] {
                let picks = (0..<Self.each).map { _ in
                    ForgeImages.Pick(
                        image: stream.int(below: images.count), isMirrored: stream.uniform() < 0.5)
                }
                parts.append(try images.tensor(of: picks, input: input))
                targets += picks.map { _ in target }
            }
        }
        return DetectorBatch(
            images: try Tensor.cat(parts), targets: try Tensor(targets, shape: [targets.count, 1]))
    }
}
