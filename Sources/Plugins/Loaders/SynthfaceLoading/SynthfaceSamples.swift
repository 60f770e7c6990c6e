import Engine

/// The samples of the generator as a table: all columns are known from the settings, before any image is made.
struct SynthfaceSamples {
    private let generator: SynthfaceGenerator
    private let context: LoadContext
    /// Reals first, then the methods in order; of each split and method the videos in order, frame by frame.
    private let blocks: [SynthfaceBlock]

    init(_ generator: SynthfaceGenerator, _ context: LoadContext) throws {
        self.generator = generator
        self.context = context
        let settings = generator.settings
        let identity = SynthfaceIdentity(settings)
        var blocks: [SynthfaceBlock] = []
        var first = 0
        for split in Split.allCases {
            var numbers = settings.videoNumbers(of: split)
            if let limit = context.limit {
                numbers = numbers.prefix((limit + settings.frames - 1) / settings.frames)
            }
            guard !numbers.isEmpty else { continue }
            for method in [nil] + settings.methods.map(Optional.some) {
                let block = try SynthfaceBlock(
                    generator: generator, method: method, split: split, numbers: numbers, first: first,
                    name: identity.name(method, split, numbers), cache: context.cache, notify: context.notify)
                blocks.append(block)
                first += block.count
            }
        }
        guard !blocks.isEmpty else { throw Fault(.value, "all splits have 0 videos", hint: "videos: {train: 320}") }
        self.blocks = blocks
    }

    func loaded() throws -> LoadedSamples {
        let settings = generator.settings
        let classes = try context.labels ?? ClassMap([("real", 0), ("fake", 1)])
        let (real, fake) = (try classes.index(of: "real"), try classes.index(of: "fake"))
        let labels = blocks.flatMap { block in block.rows.map { _ in block.method == nil ? real : fake } }
        var loaded = LoadedSamples(
            fingerprint: SynthfaceIdentity(settings).text + " methods \(settings.methods.map(\.rawValue)) limit "
                + "\(context.limit ?? 0)",
            classes: classes.classes, labels: labels, columns: columns(settings),
            splits: blocks.flatMap { block in block.rows.map { _ in block.split } },
            images: SynthfaceImages(blocks: blocks, size: settings.size))
        loaded.abouts = [
            "df": "deepfakes", "f2f": "face2face", "fs": "faceswap", "nt": "neural textures", "gan": "generator",
        ]
        return loaded
    }

    private func columns(_ settings: SynthfaceSettings) -> [(name: String, column: OnDemand<Column>)] {
        func texts(_ value: @escaping @Sendable (SynthfaceBlock, Int) -> String?) -> OnDemand<Column> {
            OnDemand(making: { [blocks] in
                Column(blocks.flatMap { block in block.rows.map { value(block, $0.video) } })
            })
        }
        let count = blocks.reduce(0) { $0 + $1.count }
        let key = SynthfaceGenerator.key
        let source: @Sendable (SynthfaceBlock, Int) -> String? = { block, video in
            block.method?.swapsIdentity == true ? settings.sourceVideo(of: video).map(key) : nil
        }
        let side = OnDemand(making: { Column.whole((0..<count).map { _ in settings.size }) })
        return [
            ("method", texts { block, _ in block.methodName }),
            ("video", texts { block, video in
                "\(block.methodName)/\(key(video))" + (source(block, video).map { "_\($0)" } ?? "")
            }),
            ("identity", texts { _, video in key(video) }), ("source", texts(source)),
            ("frame", OnDemand(making: { [blocks] in Column.whole(blocks.flatMap { $0.rows.map(\.frame) }) })),
            ("split", texts { block, _ in block.split.rawValue }),
            ("quality", OnDemand(making: { Column(same: settings.quality, count: count) })), ("width", side),
            ("height", side),
        ]
    }
}

/// What decides the bytes of the generator's images.
struct SynthfaceIdentity {
    /// Version and settings in one line; the methods are left out, because none changes another's images.
    let text: String

    init(_ settings: SynthfaceSettings) {
        let camera = settings.camera
        let ranges = [camera.light, camera.exposure, camera.psf, camera.noise, camera.quality]
            .map { "\($0.lowerBound)…\($0.upperBound)" }
        let videos = Split.allCases.map { String(settings.videos[$0] ?? 0) }
        let shortcut = ForgeryMethod.allCases.compactMap { method in
            settings.spurious.domains[method].map { "\(method.rawValue) \($0)" }
        }
        text = "synthface \(SynthfaceGenerator.version) seed \(settings.seed) size \(settings.size) camera "
            + "\(ranges) \(camera.whiteBalance) kappa \(settings.kappa) gain \(settings.gain) spurious "
            + "\(settings.spurious.strength) \(shortcut) videos \(videos) frames \(settings.frames)"
    }

    /// Name of the file that keeps the images of some videos.
    func name(_ method: ForgeryMethod?, _ split: Split, _ numbers: Range<Int>) -> String {
        let hash = ContentHash.hex(Array("\(text) \(numbers)".utf8)).prefix(32)
        return "synthface-\(hash)-\(split.rawValue)-\(method?.rawValue ?? "real").bin"
    }
}
