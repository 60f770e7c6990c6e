import Engine

/// Loaders `idx` and `npy`: images in one file, targets in another, for each split.
enum ArrayLoaders {
    static let idx = pair(
        "idx", "MNIST's files of images and targets (idx3-ubyte, idx1-ubyte), unpacked.",
        "Images are [n, H, W] of u8.") { try IDX.decode($0) }

    static let npy = pair(
        "npy", "NumPy arrays of images [n, H, W] or [n, H, W, C] and of targets [n].",
        "u8 images are 0 ... 255, reals 0 ... 1. Pickled objects are refused.") { try NPY.decode($0) }

    private static func pair(
        _ name: String, _ summary: String, _ notes: String, _ decode: @escaping @Sendable ([UInt8]) throws -> Tensor
    ) -> Form<Loader> {
        Form<Loader>(name, summary, result: "loader", notes: notes) { fields in
            let images = fields("images", ListedFiles.type, help: "a file, or a map from splits to files")
            let targets = fields("targets", ListedFiles.type, help: "the same for the classes, whole numbers from 0")
            return { arguments in
                let files = try ArraySamples.paired(arguments[images], arguments[targets])
                return Loader { context in
                    var parts: [ArraySamples.Part] = []
                    var what = name
                    for file in files {
                        let pictures = try context.bytes(of: file.images)
                        let classes = try context.bytes(of: file.targets)
                        what += " \(ContentHash.hex(pictures)) \(ContentHash.hex(classes))"
                        parts.append(
                            ArraySamples.Part(
                                name: file.images, split: file.split,
                                images: try context.naming(file.images) { try ArrayImages(decode(pictures)) },
                                targets: try context.naming(file.targets) { try ArrayLoaders.targets(decode(classes)) }))
                    }
                    return try ArraySamples(parts: parts).loaded(what, context)
                }
            }
        }
    }

    /// Whole numbers of a vector.
    static func targets(_ tensor: Tensor) throws -> [Int] {
        guard tensor.shape.count == 1, !tensor.dtype.isFloat else {
            throw Fault(.shape, "targets are a vector of whole numbers, not \(tensor.dtype) \(tensor.shape.sizes)")
        }
        return try tensor.ints()
    }

    static let npz = Form<Loader>(
        "npz", "An .npz archive with an array of images and one of targets.", result: "loader",
        notes: "Arrays as for npy; use a manifest's split to make splits."
    ) { fields in
        let file = fields("file", .path, help: "the archive")
        let images = fields("images", .text, default: "images", help: "name of the array of images")
        let labels = fields("targets", .text, default: "labels", help: "name of the array of targets")
        return { arguments in
            let (path, names) = (arguments[file], (images: arguments[images], labels: arguments[labels]))
            return Loader { context in
                let bytes = try context.bytes(of: path)
                let arrays = try context.naming(path) { try NPZ.decode(bytes) }
                func array(_ name: String) throws -> Tensor {
                    guard let found = arrays.first(where: { $0.name == name })?.array else {
                        throw Fault(
                            .name, "\(path.escapedForTerminal) has no array \(name.escapedForTerminal)",
                            hint: "it has " + arrays.map(\.name.escapedForTerminal).joined(separator: ", "))
                    }
                    return found
                }
                let part = try ArraySamples.Part(
                    name: path, split: nil, images: ArrayImages(array(names.images)),
                    targets: targets(array(names.labels)))
                return try ArraySamples(parts: [part]).loaded(
                    "npz \(names.images) \(names.labels) \(ContentHash.hex(bytes))", context)
            }
        }
    }

    static let cifar = Form<Loader>(
        "cifar", "CIFAR-10's or CIFAR-100's binary files.", result: "loader",
        notes: "Records of one label byte (two for 100 classes: coarse, fine) and 3,072 bytes, red, green, blue. "
            + "Source: Krizhevsky 2009, the CIFAR page."
    ) { fields in
        let files = fields("files", ListedFiles.type, help: "a map from splits to a file or several")
        let classes = fields("classes", .int, default: 10, help: "10 or 100")
        return { arguments in
            guard [10, 100].contains(arguments[classes]) else {
                throw Fault(.argument, "classes is 10 or 100", at: arguments.place(of: classes))
            }
            let (list, labelBytes) = (arguments[files], arguments[classes] == 100 ? 2 : 1)
            return Loader { context in
                var what = "cifar"
                let parts = try list.entries.map { entry in
                    let bytes = try context.bytes(of: entry.path)
                    what += " " + ContentHash.hex(bytes)
                    return try context.naming(entry.path) {
                        try part(bytes, labelBytes: labelBytes, entry.path, entry.split)
                    }
                }
                return try ArraySamples(parts: parts).loaded(what, context)
            }
        }
    }

    private static func part(
        _ bytes: [UInt8], labelBytes: Int, _ name: String, _ split: Split?
    ) throws -> ArraySamples.Part {
        let record = labelBytes + 3072
        guard !bytes.isEmpty, bytes.count % record == 0 else {
            throw Fault(.format, "\(bytes.count) bytes are no whole number of records of \(record)")
        }
        let count = bytes.count / record
        let pixels = try Tensor.make([count, 3, 32, 32], of: UInt8.self) { target in
            for index in 0..<count * 3072 {
                target[index] = bytes[index / 3072 * record + labelBytes + index % 3072]
            }
        }
        return ArraySamples.Part(
            name: name, split: split, images: try ArrayImages(pixels, order: .channelsFirst),
            targets: (0..<count).map { Int(bytes[$0 * record + labelBytes - 1]) })
    }
}
