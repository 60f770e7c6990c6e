import Engine
import Plugins

/// The leak test (b) of FIELD 5.5: at gain 0 and κ 0 a forgery of the same person is a re-rendered real image
/// with a new expression, and the stronger detector must not tell them apart.
///
/// Batches are 32 reals and the fakes of the same frames, mirrored alike; 800 videos train, 400 test.
struct LeakTest {
    private static let pairs = 32
    private static let steps = 450
    private let settings = SynthfaceSettings(seed: 11, kappa: 0, gain: 0, videos: [.train: 800, .test: 400])

    /// The frame AUC for each method.
    func aucs(_ methods: [ForgeryMethod]) throws -> [ForgeryMethod: Double] {
        let train = try ForgeCollection(settings, methods, .train)
        let test = try ForgeCollection(settings, methods, .test)
        var result: [ForgeryMethod: Double] = [:]
        for method in methods {
            guard let fakes = train.fakes[method], let unseen = test.fakes[method] else { continue }
            let training = DetectorTraining(detector: try Detector.strong(), steps: Self.steps, seed: 0)
            let trained = try training.run { try Self.batch($0, reals: train.reals, fakes: fakes) }
            result[method] = try trained.auc(real: trained.scores(of: test.reals), fake: unseen)
        }
        return result
    }

    private static func batch(_ step: Int, reals: ForgeImages, fakes: ForgeImages) throws -> DetectorBatch {
        var stream = Stream(seed: 0, .order, step)
        let picks = (0..<pairs).map { _ in
            ForgeImages.Pick(image: stream.int(below: reals.count), isMirrored: stream.uniform() < 0.5)
        }
        let images = try [reals, fakes].map { try $0.tensor(of: picks, input: .coloursAndResidual) }
        let targets = picks.map { _ in Float(0) } + picks.map { _ in Float(1) }
        return DetectorBatch(
            images: try Tensor.cat(images), targets: try Tensor(targets, shape: [targets.count, 1]))
    }
}
