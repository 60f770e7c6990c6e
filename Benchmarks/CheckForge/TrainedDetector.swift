import Engine

/// A detector after its training.
struct TrainedDetector {
    let detector: Detector
    /// The parameters, in the layout's order.
    let parameters: [Tensor]
    /// Running statistics.
    let buffers: Buffers

    /// The logit of every image.
    func scores(of images: ForgeImages) throws -> [Double] {
        var scores: [Double] = []
        for start in stride(from: 0, to: images.count, by: 240) {
            let picks = (start..<min(images.count, start + 240)).map { ForgeImages.Pick(image: $0) }
            let batch = try images.tensor(of: picks, input: detector.input)
            scores += try detector.architecture.forward(
                batch, parameters: parameters, buffers: buffers, mode: .evaluation
            ).logits.doubles()
        }
        return scores
    }

    /// The area under the ROC curve over frames.
    ///
    /// - Parameter real: the scores of the reals.
    func auc(real: [Double], fake: ForgeImages) throws -> Double {
        let fakes = try scores(of: fake)
        let labels = real.map { _ in false } + fakes.map { _ in true }
        return ROC(scores: real + fakes, labels: labels)?.auc ?? .nan
    }
}
