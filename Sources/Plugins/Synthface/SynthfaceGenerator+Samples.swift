import Dispatch
import Engine

extension SynthfaceGenerator {
    /// All images of a method (nil: the reals) in a split, made on all cores.
    ///
    /// The bytes do not depend on the number of cores: every image is a function of its numbers alone.
    /// - Throws: `Fault(.limit)` if the images would not fit in 16 GiB.
    public func samples(method: ForgeryMethod?, split: Split) throws -> FaceSamples {
        let numbers = settings.videoNumbers(of: split)
        let frames = settings.frames
        let images = try images(method, numbers)
        let order = numbers.flatMap { video in (0..<frames).map { (video: video, frame: $0) } }
        let swaps = method?.swapsIdentity ?? false
        let sources = order.map { sample in
            swaps ? settings.sourceVideo(of: sample.video).map(Self.key) : nil
        }
        let identities = order.map { Self.key($0.video) }
        let name = method?.rawValue ?? "real"
        return FaceSamples(
            method: method, split: split, size: settings.size, images: images,
            videos: zip(identities, sources).map { target, source in
                "\(name)/\(target)" + (source.map { "_\($0)" } ?? "")
            },
            identities: identities, sources: sources, frames: order.map(\.frame), quality: settings.quality)
    }

    /// A video's number as FaceForensics++ writes it: at least three digits.
    public static func key(_ video: Int) -> String {
        let digits = String(video)
        return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    private func images(_ method: ForgeryMethod?, _ numbers: Range<Int>) throws -> [UInt8] {
        let bytes = 3 * settings.size * settings.size
        let (count, overflow) = (numbers.count * settings.frames).multipliedReportingOverflow(by: bytes)
        guard !overflow, count <= 1 << 34 else {
            throw Fault(
                .limit,
                "\(numbers.count) videos of \(settings.frames) frames of \(settings.size) pixels pass 16 GiB",
                hint: "ask for fewer videos or frames")
        }
        let frames = settings.frames
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Each iteration writes a stretch of the buffer of its own, so there is no shared state.
            nonisolated(unsafe) let buffer = buffer
            DispatchQueue.concurrentPerform(iterations: numbers.count) { index in
                let video = numbers.lowerBound + index
                let source = settings.sourceVideo(of: video) ?? video
                for frame in 0..<frames {
                    let image = made(method, video, frame, source).image
                    let start = (index * frames + frame) * bytes
                    for i in 0..<bytes { buffer[start + i] = image[i] }
                }
            }
            initialized = count
        }
    }
}
