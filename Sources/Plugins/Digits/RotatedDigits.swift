import Engine

/// A domain of rotated digits: all its images are turned by one angle.
public struct DigitsDomain: Sendable {
    /// Counter-clockwise turn, degrees.
    public let angle: Int
    /// For each image of the domain its number among all images.
    public let indices: [Int]
    /// The images, 8 × 8 values 0 … 1 each, one after the other.
    public let pixels: [Float]
    /// The digit of each image.
    public let labels: [UInt8]
    /// The split of each image: of ten, seven train, then one val, then two test.
    public let splits: [Split]

    /// `r15` for 15 degrees.
    public var name: String { "r\(angle)" }
    /// Number of images.
    public var count: Int { labels.count }
}

/// Handwritten digits as domains that differ by a rotation, in the manner of rotated MNIST.
///
/// Image i belongs to domain i mod n, so no image is in two domains; within a domain image j is test if
/// j mod 10 ≥ 8, val if j mod 10 = 7, else train. Source: FIELD 5.7.
public enum RotatedDigits {
    /// Width and height of an image.
    public static var size: Int { 8 }
    /// The value of full ink in the files.
    public static var ink: Float { 16 }
    /// FIELD 5.4, loader `digits`.
    public static var standardAngles: [Int] { [0, 15, 30, 45, 60, 75] }

    /// Deals images to one domain per angle and turns them.
    ///
    /// - Parameters:
    ///   - images: 8 × 8 bytes of 0 … 16 for each image.
    ///   - labels: a digit 0 … 9 for each image.
    ///   - angles: degrees, 0 … 359, each once.
    /// - Throws: `Fault(.argument)` for angles that are out of range, absent or given twice,
    ///   `Fault(.format)` if images and labels do not fit or hold other values.
    public static func domains(images: [UInt8], labels: [UInt8], angles: [Int] = standardAngles) throws
        -> [DigitsDomain]
    {
        try check(images, labels, angles)
        return angles.enumerated().map { place, angle in
            let indices = Array(stride(from: place, to: labels.count, by: angles.count))
            let rotation = Rotation(degrees: angle, size: size)
            var pixels: [Float] = []
            pixels.reserveCapacity(indices.count * size * size)
            for index in indices {
                let start = index * size * size
                let image = images[start..<start + size * size].map { Double($0) / Double(ink) }
                pixels += rotation.applied(to: image).map { Float($0) }
            }
            return DigitsDomain(
                angle: angle, indices: indices, pixels: pixels, labels: indices.map { labels[$0] },
                splits: indices.indices.map(split))
        }
    }

    private static func split(ofImage place: Int) -> Split {
        switch place % 10 {
        case 8...: .test
        case 7: .val
        default: .train
        }
    }

    private static func check(_ images: [UInt8], _ labels: [UInt8], _ angles: [Int]) throws {
        guard !angles.isEmpty, Set(angles).count == angles.count, angles.allSatisfy((0..<360).contains) else {
            throw Fault(
                .argument, "angles must be different whole degrees of 0..359",
                hint: "try angles: \(standardAngles)")
        }
        guard images.count == labels.count * size * size else {
            throw Fault(
                .format,
                "\(labels.count) labels need \(labels.count * size * size) pixels, found \(images.count)")
        }
        guard labels.allSatisfy({ $0 < 10 }), images.allSatisfy({ Float($0) <= ink }) else {
            throw Fault(.format, "labels must lie in 0..9 and pixels in 0..16")
        }
    }
}
