import Engine
import Plugins

/// The frame AUCs that FIELD 5.5 sets ranges for, each a mean over training seeds.
struct Measurement {
    /// The four methods that are trained on.
    static let sources: [ForgeryMethod] = [.df, .f2f, .fs, .nt]

    private(set) var inDomain: [ForgeryMethod: Double] = [:]
    private(set) var leftOut: [ForgeryMethod: Double] = [:]
    private(set) var c40: [ForgeryMethod: Double] = [:]
    private(set) var cdf: [ForgeryMethod: Double] = [:]
    private(set) var dfdc: [ForgeryMethod: Double] = [:]

    /// Images of all questions: 320 videos train and 240 test, as the ranges were measured.
    struct Data {
        let train, test, c40, cdf, dfdc: ForgeCollection

        init() throws {
            let videos: [Split: Int] = [.train: 320, .test: 240]
            let sources = Measurement.sources
            train = try ForgeCollection(SynthfaceSettings(videos: videos), sources, .train)
            test = try ForgeCollection(SynthfaceSettings(videos: videos), sources, .test)
            c40 = try ForgeCollection(SynthfaceSettings(camera: .ffC40, videos: videos), sources, .test)
            let only: [Split: Int] = [.test: 240]
            cdf = try ForgeCollection(
                SynthfaceSettings(seed: 2, camera: .cdf, videos: only), [.df, .gan], .test)
            dfdc = try ForgeCollection(
                SynthfaceSettings(seed: 3, camera: .dfdc, videos: only), sources + [.gan], .test)
        }
    }

    /// Trains with every seed on all four methods and with each left out.
    ///
    /// - Parameter progress: told what has just been done.
    static func run(_ data: Data, seeds: Range<UInt64>, progress: (String) -> Void) throws -> Measurement {
        var sum = Measurement()
        let share = 1 / Double(seeds.count)
        for seed in seeds {
            let trained = try train(on: sources, data, seed)
            sum.inDomain.add(try data.test.aucs(trained), share)
            sum.c40.add(try data.c40.aucs(trained), share)
            sum.cdf.add(try data.cdf.aucs(trained), share)
            sum.dfdc.add(try data.dfdc.aucs(trained), share)
            progress("seed \(seed): trained on all four")
            for method in sources {
                let others = sources.filter { $0 != method }
                let auc = try data.test.aucs(train(on: others, data, seed))[method] ?? .nan
                sum.leftOut.add([method: auc], share)
                progress("seed \(seed): \(method.rawValue) left out: AUC \(rounded(auc))")
            }
        }
        return sum
    }

    private static func train(on methods: [ForgeryMethod], _ data: Data, _ seed: UInt64) throws
        -> TrainedDetector
    {
        let detector = try Detector.standard()
        let batches = DomainBatches(collection: data.train, methods: methods, seed: seed)
        return try DetectorTraining(detector: detector, steps: 700, seed: seed).run {
            try batches.batch($0, input: detector.input)
        }
    }
}

extension [ForgeryMethod: Double] {
    /// Adds a share of other values.
    fileprivate mutating func add(_ values: [ForgeryMethod: Double], _ share: Double) {
        for (method, value) in values { self[method, default: 0] += value * share }
    }

    /// The mean of all values, summed in the methods' order so that the last digit is the same every time.
    var mean: Double { ForgeryMethod.allCases.reduce(0) { $0 + (self[$1] ?? 0) } / Double(count) }
}
