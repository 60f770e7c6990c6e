import Engine

/// Loader `deepfakebench`: real PNG frames listed by JSON files in DeepfakeBench's layout (FIELD 1.1, 5.4).
enum DeepfakeBenchLoader {
    /// A JSON file with the domain that it makes.
    struct DomainFile: Sendable {
        let domain: String
        let path: String
    }

    /// What the fields say.
    struct Options: Sendable {
        let files: [DomainFile]
        let rewrite: (from: String, to: String)
        let compression: String
        let isCompressionGiven: Bool
        let frames: FrameChoice?
    }

    static let form = Form<Loader>(
        "deepfakebench", "Frames as PNG files, listed by JSON files in DeepfakeBench's layout.",
        result: "loader",
        notes:
            "Each JSON file is a domain. Both shapes are read, with a level of compressions and without; a "
            + "file that several of them list is one sample. Classes are real (label 0) and fake (1)."
    ) { fields in
        let json = fields("json", filesType, help: "a file, several, or a map from domains to files")
        let rewrite = fields(
            "rewrite", .list(.text), default: ["\\", "/"],
            help: "[from, to]: replaced everywhere in the paths of frames")
        let compression = fields(
            "compression", .choice("c23", "c40", "raw"), default: "c23",
            help: "which level of compression is read")
        let frames = fields(
            optional: "frames", .settings(FrameChoice.form), help: "which frames of a video; all without it")
        return { arguments in
            let pair = arguments[rewrite]
            guard pair.count == 2, !pair[0].isEmpty else {
                throw Fault(
                    .argument, "rewrite is [from, to], two texts, the first not empty",
                    at: arguments.place(of: rewrite))
            }
            let options = Options(
                files: arguments[json], rewrite: (pair[0], pair[1]), compression: arguments[compression],
                isCompressionGiven: arguments.isGiven(compression), frames: arguments[frames])
            return Loader { try DeepfakeBenchSamples(options, $0).loaded() }
        }
    }

    /// A path, a list of paths, or a map from domains to paths.
    private static let filesType: FieldType<[DomainFile]> = FieldType<String>.path.map { [named($0)] }
        .or(FieldType<[String]>.list(.path).map { $0.map(named) })
        .or(
            FieldType<[NamedSetting<String>]>.map(to: .path, of: "domain").map { settings in
                try settings.map { setting in
                    do {
                        try DomainName.check(setting.name, what: "domain")
                    } catch let fault as Fault {
                        throw fault.located(at: setting.place)
                    }
                    return DomainFile(domain: setting.name, path: setting.value)
                }
            })

    private static func named(_ path: String) -> DomainFile {
        DomainFile(domain: DomainName.made(from: Paths.stem(of: path)), path: path)
    }
}
