import Engine

/// A batch of images [N, H, W, C] with targets [N, 1], 0 real and 1 fake.
struct DetectorBatch {
    let images: Tensor
    let targets: Tensor
}

/// Training as FIELD 5.3 has it: Adam with an L2 penalty of 1e-4, one cycle up to 3e-3 with a quarter of
/// warm-up, the mean binary cross-entropy of one joint batch a step.
///
/// As in PyTorch's `OneCycleLR`, with which the ranges were measured, Adam's first β goes the other way than
/// the learning rate: .95 at both ends and .85 at the peak.
struct DetectorTraining {
    let detector: Detector
    let steps: Int
    let seed: UInt64

    /// Trains on batches that are a function of the step's number.
    func run(_ batch: (Int) throws -> DetectorBatch) throws -> TrainedDetector {
        let rate = OneCycle(x: 3e-3, pctStart: 0.25)
        // From nearly 0 to 1 and back, in step with the rate.
        let swing = OneCycle(x: 1, pctStart: 0.25, divFactor: 1e30, finalDivFactor: 1)
        let architecture = detector.architecture
        var point = try architecture.initialPoint(seed: seed)
        var moments = try Adam().start(at: point)
        var buffers = try architecture.initialBuffers()
        for step in 0..<steps {
            let batch = try batch(step)
            let tape = Tape()
            let parameters = try architecture.layout.unpack(point).map { try tape.variable($0) }
            let result = try architecture.forward(
                batch.images, parameters: parameters, buffers: buffers, mode: .training)
            let loss = try result.logits.bceWithLogits(batch.targets)
            let gradient = try architecture.layout.pack(tape.gradients(of: loss, at: parameters))
            let beta = try 0.95 - 0.10 * swing.value(at: step, of: steps)
            let adam = Adam(betas: (beta, 0.999), weightDecay: 1e-4)
            let lr = try rate.value(at: step, of: steps)
            (point, moments) = try adam.step(point: point, gradient: gradient, moments: moments, lr: lr)
            buffers = result.buffers
        }
        return TrainedDetector(
            detector: detector, parameters: try architecture.layout.unpack(point), buffers: buffers)
    }
}
