import Dispatch
import Engine
import Synchronization

/// The images of one method (or the reals) in one split, made together on first use and kept in the cache.
final class SynthfaceBlock: Sendable {
    let method: ForgeryMethod?
    let split: Split
    /// Position of the first image among all samples.
    let first: Int
    private let generator: SynthfaceGenerator
    private let numbers: Range<Int>
    private let name: String
    private let cache: CacheFolder?
    private let notify: @Sendable (String) -> Void
    private let made = Mutex<[UInt8]?>(nil)
    /// Images that were made one by one, because nobody asked for all of them yet.
    private let singles = Mutex<Int>(0)
    /// So many are made one by one before all are.
    private static let maximumSingles = 32

    /// - Throws: `Fault(.limit)` if the images would not fit in 16 GiB.
    init(
        generator: SynthfaceGenerator, method: ForgeryMethod?, split: Split, numbers: Range<Int>, first: Int,
        name: String, cache: CacheFolder?, notify: @escaping @Sendable (String) -> Void
    ) throws {
        self.generator = generator
        self.method = method
        self.split = split
        self.numbers = numbers
        self.first = first
        self.name = name
        self.cache = cache
        self.notify = notify
        // Videos ≤ 10⁵, frames ≤ 10³, size ≤ 512: the product fits 64 bits.
        guard count * imageBytes <= 1 << 34 else {
            throw Fault(
                .limit, "\(numbers.count) videos of \(generator.settings.frames) frames at \(generator.settings.size) "
                    + "pixels exceed 16 GiB", hint: "ask for fewer videos or frames")
        }
    }

    /// Number of images.
    var count: Int { numbers.count * generator.settings.frames }

    /// Column `method`.
    var methodName: String { method?.rawValue ?? "real" }

    /// Video and frame of each image.
    var rows: [(video: Int, frame: Int)] {
        numbers.flatMap { video in (0..<generator.settings.frames).map { (video, $0) } }
    }

    private var imageBytes: Int { 3 * generator.settings.size * generator.settings.size }

    /// One image's bytes. The first few are made alone, so that a look at some images does not cost all of them.
    func image(_ place: Int) throws -> [UInt8] {
        if made.withLock({ $0 == nil }), cache?.has(name) != true, takesSingle() {
            let frames = generator.settings.frames
            return try generator.frame(
                method: method, video: numbers.lowerBound + place / frames, frame: place % frames
            ).image
        }
        let all = try bytes { _, _, _ in }
        return Array(all[place * imageBytes..<(place + 1) * imageBytes])
    }

    /// All images, one after the other, made if they are not there yet.
    func bytes(progress: ImageProgress) throws -> [UInt8] {
        try made.withLock { made in
            if let made { return made }
            let new = try kept() ?? generated(progress)
            made = new
            return new
        }
    }

    private func takesSingle() -> Bool {
        singles.withLock { count in
            count += 1
            return count <= Self.maximumSingles
        }
    }

    private func kept() -> [UInt8]? {
        cache?.content(name, count: count * imageBytes, notify: notify)
    }

    private func generated(_ progress: ImageProgress) throws -> [UInt8] {
        var all: [UInt8] = []
        all.reserveCapacity(count * imageBytes)
        // Small portions, so that Ctrl-C is noticed soon.
        let portion = 16
        for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: portion) {
            let done = (start - numbers.lowerBound) * generator.settings.frames
            try progress("\(methodName) images of \(split.rawValue)", done, count)
            all += try portionBytes(start..<min(start + portion, numbers.upperBound))
        }
        cache?.keep(all, as: name, notify: notify)
        return all
    }

    private func portionBytes(_ videos: Range<Int>) throws -> [UInt8] {
        let frames = generator.settings.frames
        let images = Mutex<[Int: [UInt8]]>([:])
        let failure = Mutex<Fault?>(nil)
        DispatchQueue.concurrentPerform(iterations: videos.count * frames) { place in
            do {
                let frame = try generator.frame(
                    method: method, video: videos.lowerBound + place / frames, frame: place % frames)
                images.withLock { $0[place] = frame.image }
            } catch let fault as Fault {
                failure.withLock { $0 = fault }
            } catch {
                failure.withLock { $0 = Fault(.value, "\(error)") }
            }
        }
        if let fault = failure.withLock({ $0 }) { throw fault }
        return images.withLock { images in (0..<videos.count * frames).flatMap { images[$0] ?? [] } }
    }
}

/// The generator's images by position among all samples.
struct SynthfaceImages: ImageSource {
    let blocks: [SynthfaceBlock]
    let size: Int

    func shape() throws -> ImageShape { ImageShape(height: size, width: size, channels: 3) }

    func image(at index: Int) throws -> Image {
        let block = block(of: index)
        return Image(shape: try shape(), pixels: .bytes(try block.image(index - block.first)))
    }

    func prepare(_ indices: [Int], progress: ImageProgress) throws {
        var last: SynthfaceBlock?
        for index in indices {
            let block = block(of: index)
            guard block !== last else { continue }
            last = block
            _ = try block.bytes(progress: progress)
        }
    }

    private func block(of index: Int) -> SynthfaceBlock {
        // Blocks are in order and cover all positions, so the last that begins at or before one holds it.
        var low = 0
        var high = blocks.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if blocks[middle].first <= index { low = middle } else { high = middle }
        }
        return blocks[low]
    }
}
