import Engine

/// Loader `digits`: handwritten digits as domains that differ by a rotation (FIELD 5.7).
enum DigitsLoader {
    static let form = Form<Loader>(
        "digits", "1,797 handwritten digits of 8 × 8 pixels, a rotated domain for each angle.",
        result: "loader",
        notes:
            "Image i belongs to domain i mod n; of ten images of a domain seven train, one is val, two test. "
            + "Source: UCI Machine Learning Repository, \"Optical Recognition of Handwritten Digits\", "
            + "Alpaydin and Kaynak 1998, CC BY 4.0."
    ) { fields in
        let angles = fields(
            "angles", .list(FieldType<Int>.int), default: [0, 15, 30, 45, 60, 75], in: .between(0, 359),
            help: "degrees counter-clockwise, a domain each")
        return { arguments in
            let angles = arguments[angles]
            return Loader { try load(angles, $0) }
        }
    }

    private static func load(_ angles: [Int], _ context: LoadContext) throws -> LoadedSamples {
        let (images, digits) = try read(context.share.digits)
        let domains = try RotatedDigits.domains(images: images, labels: digits, angles: angles)
        let shape = ImageShape(height: RotatedDigits.size, width: RotatedDigits.size, channels: 1)
        var pictures: [Image] = []
        var members: [LoadedSamples.Domain] = []
        for domain in domains {
            let first = pictures.count
            for place in 0..<domain.count {
                let pixels = Array(domain.pixels[place * shape.count..<(place + 1) * shape.count])
                pictures.append(Image(shape: shape, pixels: .reals(pixels)))
            }
            members.append(
                LoadedSamples.Domain(
                    name: domain.name, about: "turned by \(domain.angle) degrees",
                    indices: Array(first..<pictures.count)))
        }
        let classes = context.labels ?? ClassMap(sorted: (0..<10).map { String($0) })
        let labels = try domains.flatMap(\.labels).map { try classes.index(of: String($0)) }
        let all = domains.flatMap { domain in domain.indices }
        var loaded = LoadedSamples(
            fingerprint: "digits \(angles) \(ContentHash.hex(images + digits))", classes: classes.classes,
            labels: labels,
            columns: [
                ("number", OnDemand(.whole(all))),
                (
                    "angle",
                    OnDemand(.whole(domains.flatMap { domain in domain.indices.map { _ in domain.angle } }))
                ),
                ("width", OnDemand(.whole(all.map { _ in shape.width }))),
                ("height", OnDemand(.whole(all.map { _ in shape.height }))),
            ],
            splits: domains.flatMap(\.splits), images: try ImagesInMemory(pictures, shape: shape))
        loaded.domains = members
        return loaded
    }

    /// Images and labels as bytes.
    private static func read(_ path: String) throws -> (images: [UInt8], labels: [UInt8]) {
        do {
            let arrays = try NPZ.decode(try FileBytes.read(path, limit: 16 << 20))
            func bytes(_ name: String, dimensions: Int) throws -> [UInt8] {
                guard let array = arrays.first(where: { $0.name == name })?.array, array.dtype == .u8,
                    array.shape.count == dimensions
                else {
                    throw Fault(.format, "an array \(name) of u8 in \(dimensions) dimensions is missing")
                }
                return array.withElements(of: UInt8.self) { Array($0) }
            }
            return (try bytes("images", dimensions: 3), try bytes("labels", dimensions: 1))
        } catch var fault as Fault where fault.kind != .file {
            fault.message = "\(path.escapedForTerminal): \(fault.message)"
            throw fault
        }
    }
}
