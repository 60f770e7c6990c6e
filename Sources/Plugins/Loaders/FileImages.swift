import Dispatch
import Engine
import Synchronization

/// Images in files of their own: decoded when they are read, and kept decoded as long as there is room.
public final class FileImages: ImageSource {
    /// Absolute paths, one a sample.
    public let paths: [String]
    /// Largest file that is read.
    static let maximumFileBytes = 256 << 20
    /// Bytes of decoded pixels that are kept in memory.
    private let room: Int
    private let kept = Mutex<(images: [Int: Image], bytes: Int)>(([:], 0))

    public init(paths: [String], room: Int = 2 << 30) {
        self.paths = paths
        self.room = room
    }

    public func shape() throws -> ImageShape {
        guard let first = paths.first else { throw Fault(.value, "there are no images") }
        return try shape(at: 0, first)
    }

    /// Height, width and channels of an image, from the file's header.
    ///
    /// - Throws: `Fault` naming the file.
    public func shape(at index: Int) throws -> ImageShape { try shape(at: index, paths[index]) }

    public func image(at index: Int) throws -> Image {
        if let known = kept.withLock({ $0.images[index] }) { return known }
        let image = try Self.naming(paths[index]) {
            try ImageFormat.decode(try FileBytes.read(paths[index], limit: Self.maximumFileBytes))
        }
        kept.withLock { kept in
            guard kept.bytes + image.shape.count <= room, kept.images[index] == nil else { return }
            kept.images[index] = image
            kept.bytes += image.shape.count
        }
        return image
    }

    public func prepare(_ indices: [Int], progress: ImageProgress) throws {
        let faults = try faults(among: indices, stopAtFirst: true, progress: progress)
        if let first = faults.first { throw first.fault }
    }

    /// The images that cannot be read, with the reason; all others are decoded.
    ///
    /// - Throws: what progress throws.
    func faults(
        among indices: [Int], stopAtFirst: Bool, progress: ImageProgress
    ) throws -> [(index: Int, fault: Fault)] {
        let found = Mutex<[(index: Int, fault: Fault)]>([])
        let portion = 64
        for start in stride(from: 0, to: indices.count, by: portion) {
            try progress("reading images", start, indices.count)
            let part = indices[start..<min(start + portion, indices.count)]
            DispatchQueue.concurrentPerform(iterations: part.count) { place in
                let index = part[part.startIndex + place]
                do {
                    _ = try image(at: index)
                } catch let fault as Fault {
                    found.withLock { $0.append((index, fault)) }
                } catch {
                    found.withLock { $0.append((index, Fault(.file, "\(error)"))) }
                }
            }
            if stopAtFirst, found.withLock({ !$0.isEmpty }) { break }
        }
        return found.withLock { $0.sorted { $0.index < $1.index } }
    }

    /// Columns `width` and `height` from the files' headers, read when they are asked for.
    var sizeColumns: [(name: String, column: OnDemand<Column>)] {
        [
            (
                "width",
                OnDemand(making: { .whole(try self.paths.indices.map { try self.shape(at: $0).width }) })
            ),
            (
                "height",
                OnDemand(making: { .whole(try self.paths.indices.map { try self.shape(at: $0).height }) })
            ),
        ]
    }

    private func shape(at index: Int, _ path: String) throws -> ImageShape {
        if let known = kept.withLock({ $0.images[index]?.shape }) { return known }
        return try Self.naming(path) { try ImageFormat.shape(try FileBytes.read(path, limit: Self.maximumFileBytes)) }
    }

    private static func naming<T>(_ path: String, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch var fault as Fault where fault.kind != .file {
            fault.message = "\(path.escapedForTerminal): \(fault.message)"
            throw fault
        }
    }
}

/// Images that must all have the shape of the first; the one that does not is named.
struct AgreeingImages: ImageSource {
    let base: any ImageSource
    /// A name for each image, for the message.
    let names: [String]

    func shape() throws -> ImageShape { try base.shape() }

    func image(at index: Int) throws -> Image {
        let (image, common) = (try base.image(at: index), try base.shape())
        guard image.shape == common else {
            throw Fault(
                .shape,
                "\(names[index].escapedForTerminal) is \(image.shape), and \(names[0].escapedForTerminal) is "
                    + "\(common) (height × width × channels)",
                hint:
                    "image: {size: [\(common.height), \(common.width)], channels: \(common.channels)}"
            )
        }
        return image
    }

    func prepare(_ indices: [Int], progress: ImageProgress) throws {
        try base.prepare(indices, progress: progress)
    }
}
