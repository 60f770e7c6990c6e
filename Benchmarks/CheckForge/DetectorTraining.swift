import Engine

/// A batch of images [N, H, W, C] with targets [N], 0 real and 1 fake.
struct DetectorBatch {
    let images: Tensor
    let targets: Tensor
}

/// A detector after its training.
struct TrainedDetector {
    let detector: Detector
    let point: Tensor
    let statistics: RunningStatistics

    /// The logit of every image.
    func scores(of images: ForgeImages) throws -> [Double] {
        var scores: [Double] = []
        for start in stride(from: 0, to: images.count, by: 240) {
            let picks = (start..<min(images.count, start + 240)).map { ForgeImages.Pick(image: $0) }
            let batch = try images.tensor(of: picks, input: detector.input)
            scores += try detector.logits(of: batch, at: point, running: statistics).logits.doubles()
        }
        return scores
    }

    /// The area under the ROC curve over frames of reals and fakes.
    func auc(real: [Double], fake: ForgeImages) throws -> Double {
        let fakes = try scores(of: fake)
        return RankStatistic.auc(negatives: real, positives: fakes)
    }
}

/// Training as FIELD 5.3 has it: Adam with an L2 penalty of 1e-4, one cycle up to 3e-3 with a quarter of
/// warm-up, the mean binary cross-entropy of one joint batch a step.
///
/// As in PyTorch's `OneCycleLR`, with which the ranges were measured, Adam's first β goes the other way than the
/// learning rate: .95 at both ends and .85 at the peak.
struct DetectorTraining {
    let detector: Detector
    let steps: Int
    let seed: UInt64

    /// Trains on batches that are a function of the step's number.
    func run(_ batch: (Int) throws -> DetectorBatch) throws -> TrainedDetector {
        let rate = OneCycle(x: 3e-3, pctStart: 0.25)
        // From nearly 0 to 1 and back, in step with the rate.
        let swing = OneCycle(x: 1, pctStart: 0.25, divFactor: 1e30, finalDivFactor: 1)
        var point = try detector.start(seed: seed)
        var moments = try Adam().start(at: point)
        var statistics = try RunningStatistics(widths: detector.widths)
        for step in 0..<steps {
            let batch = try batch(step)
            let tape = Tape()
            let variable = try tape.variable(point)
            let (logits, used) = try detector.logits(of: batch.images, at: variable)
            let loss = try logits.bceWithLogits(batch.targets)
            let gradient = try tape.gradients(of: loss, at: [variable])[0]
            let lr = try rate.value(at: step, of: steps)
            let beta = try 0.95 - 0.10 * swing.value(at: step, of: steps)
            let adam = Adam(betas: (beta, 0.999), weightDecay: 1e-4)
            (point, moments) = try adam.step(point: point, gradient: gradient, moments: moments, lr: lr)
            try statistics.update(with: used)
        }
        return TrainedDetector(detector: detector, point: point, statistics: statistics)
    }
}
