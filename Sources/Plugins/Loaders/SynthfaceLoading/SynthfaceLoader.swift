import Engine

/// Loader `synthface`: the procedural face-forgery generator (FIELD 5.2).
enum SynthfaceLoader {
    static let form = Form<Loader>(
        "synthface", "Drawn faces with five kinds of forgery; the same bytes on every machine.", result: "loader",
        notes: "Images are made on first use and kept in the cache. kappa and gain as in FIELD 5.2: the cue that all "
            + "forgeries share decides what transfers, the gain how easy each is to find."
    ) { fields in
        let seed = fields("seed", .int, default: 1, in: .atLeast(0), help: "another seed, other people and videos")
        let size = fields("size", .int, default: 48, in: .between(16, 512), help: "pixels, a multiple of 16")
        let camera = fields("camera", SynthfaceCamera.type, default: "ff_c23", help: "light, optics, noise, compression")
        let methods = fields(
            "methods", .list(.choice("df", "f2f", "fs", "nt", "gan")), default: ["df", "f2f", "fs", "nt"],
            help: "the forgeries")
        let kappa = fields("kappa", .number, default: 0.2, in: .between(0, 1), help: "strength of the shared cue")
        let gain = fields("gain", .number, default: 1.0, in: .between(0, 4), help: "strength of the methods' artefacts")
        let spurious = fields(optional: "spurious", .settings(SynthfaceShortcut.form), help: "a shortcut by JPEG quality")
        let videos = fields(optional: "videos", .settings(SynthfaceVideos.form), help: "videos of each split")
        let frames = fields("frames", .int, default: 3, in: .between(1, 1000), help: "frames of a video")
        return { arguments in
            var settings = SynthfaceSettings(
                seed: UInt64(arguments[seed]), size: arguments[size],
                methods: arguments[methods].compactMap(ForgeryMethod.init(rawValue:)), kappa: arguments[kappa],
                gain: arguments[gain], spurious: arguments[spurious] ?? SpuriousQuality(), frames: arguments[frames])
            settings.camera = arguments[camera].camera
            settings.quality = arguments[camera].quality
            if let videos = arguments[videos] { settings.videos = videos }
            let generator = try SynthfaceGenerator(settings)
            return Loader { try SynthfaceSamples(generator, $0).loaded() }
        }
    }
}

/// A camera by name, or by ranges of its own.
struct SynthfaceCamera: Sendable {
    let camera: FaceCamera
    /// What column `quality` says.
    let quality: String

    static let type: FieldType<SynthfaceCamera> = FieldType<String>.choice("ff_c23", "ff_c40", "cdf", "dfdc")
        .map { text in
            let name = FaceCamera.Name(rawValue: text) ?? .ffC23
            return SynthfaceCamera(camera: .named(name), quality: name == .ffC40 ? "c40" : "c23")
        }
        .or(.settings(form))

    private static let form = Form<SynthfaceCamera>("camera", "Ranges that every video draws from.") { fields in
        let light = fields("light", range, help: "slope of the light across the face")
        let exposure = fields("exposure", range, help: "factor of brightness")
        let balance = fields("wb", .number, help: "white balance, 1 ± this")
        let psf = fields("psf", range, help: "blur of the lens, pixels at 48")
        let noise = fields("noise", range, help: "read noise, 1 is white")
        let quality = fields("quality", range, help: "quality of the JPEG")
        return { arguments in
            SynthfaceCamera(
                camera: FaceCamera(
                    light: arguments[light], exposure: arguments[exposure], whiteBalance: arguments[balance],
                    psf: arguments[psf], noise: arguments[noise], quality: arguments[quality]), quality: "c23")
        }
    }

    private static let range = FieldType<[Double]>.list(.number).map("[low, high]") { ends in
        guard ends.count == 2, ends[0] <= ends[1] else {
            throw Fault(.argument, "a range is [low, high], two numbers with low not above high")
        }
        return ends[0]...ends[1]
    }
}

/// `spurious: {factor: quality, strength: 0.0, domains: {}}`.
enum SynthfaceShortcut {
    static let form = Form<SpuriousQuality>("spurious", "Lets the JPEG's quality tell the label.") { fields in
        let factor = fields("factor", .choice("quality"), default: "quality", help: "what tells the label")
        let strength = fields("strength", .number, default: 0.0, in: .between(-1, 1), help: "1 a perfect shortcut, 0 none")
        let domains = fields(optional: "domains", .map(to: .number, of: "method"), help: "strengths by domain")
        return { arguments in
            _ = arguments[factor]
            var byMethod: [ForgeryMethod: Double] = [:]
            for setting in arguments[domains] ?? [] {
                guard let method = ForgeryMethod(rawValue: setting.name) else {
                    throw Fault(
                        .name, "there is no method \(setting.name.escapedForTerminal)",
                        hint: "methods are " + ForgeryMethod.allCases.map(\.rawValue).joined(separator: ", "),
                        at: setting.place)
                }
                byMethod[method] = setting.value
            }
            return SpuriousQuality(strength: arguments[strength], domains: byMethod)
        }
    }
}

/// `videos: {train: 320, val: 60, test: 90}`; a split that is not named is empty.
enum SynthfaceVideos {
    static let form = Form<[Split: Int]>("videos", "Videos of each split.") { fields in
        let counts = Split.allCases.map { split in
            fields(split.rawValue, .int, default: 0, in: .between(0, 100_000), help: "videos of \(split.rawValue)")
        }
        return { arguments in
            Dictionary(uniqueKeysWithValues: zip(Split.allCases, counts).map { ($0, arguments[$1]) })
        }
    }
}
