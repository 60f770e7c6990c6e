import Engine
import Glibc

/// Loader `points2d`: classes of points in the plane, turned by an angle for each domain.
enum Points2DLoader {
    static let form = Form<Loader>(
        "points2d", "Points in the plane in two classes, a turned domain for each angle.", result: "loader",
        notes:
            "moons and circles as scikit-learn's make_moons and make_circles (inner radius 0.5); blobs lie at (-1, 0) "
            + "and (1, 0); spirals have one and a half turns. Of ten points seven train, one is val, two test."
    ) { fields in
        let shape = fields("shape", .choice("moons", "circles", "blobs", "spirals"), default: "moons", help: "of the classes")
        let count = fields("n", .int, default: 500, in: .between(10, 1_000_000), help: "points a domain")
        let noise = fields("noise", .number, default: 0.1, in: .between(0, 100), help: "standard deviation added")
        let turn = fields(
            "turn", .list(FieldType<Int>.int), default: [0, 30, 60, 90], in: .between(0, 359),
            help: "degrees counter-clockwise, a domain each")
        let seed = fields("seed", .int, default: 0, help: "of all draws")
        return { arguments in
            let angles = arguments[turn]
            guard !angles.isEmpty, Set(angles).count == angles.count else {
                throw Fault(.argument, "turn is a list of different angles", at: arguments.place(of: turn))
            }
            let cloud = Cloud(
                shape: arguments[shape], count: arguments[count], noise: arguments[noise],
                seed: UInt64(bitPattern: Int64(arguments[seed])))
            return Loader { try cloud.samples(angles).loaded("points2d \(cloud) \(angles)", $0) }
        }
    }

    /// Points of one shape.
    struct Cloud: Sendable {
        let shape: String
        let count: Int
        let noise: Double
        let seed: UInt64

        func samples(_ angles: [Int]) -> FeatureSamples {
            let parts = angles.enumerated().flatMap { place, angle -> [FeatureSamples.Part] in
                var stream = Stream(seed: seed, .lessonData, 16 + place)
                let points = (0..<count).map { point($0, turned: Double(angle), &stream) }
                return Split.allCases.map { split in
                    let members = points.indices.filter { Cloud.split(of: $0) == split }
                    return FeatureSamples.Part(
                        domain: "t\(angle)", about: "turned by \(angle) degrees", split: split,
                        features: members.map { points[$0] }, labels: members.map { $0 / 10 % 2 })
                }
            }
            return FeatureSamples(classes: ["a", "b"], parts: parts)
        }

        /// Of ten points in a row, all of one class, seven train.
        private static func split(of index: Int) -> Split {
            index % 10 < 7 ? .train : index % 10 == 7 ? .val : .test
        }

        private func point(_ index: Int, turned angle: Double, _ stream: inout Stream) -> [Float] {
            let isSecond = index / 10 % 2 == 1
            let t = stream.uniform()
            var (x, y) = place(isSecond, t)
            x += noise * stream.normal()
            y += noise * stream.normal()
            let radians = angle * .pi / 180
            return [Float(x * cos(radians) - y * sin(radians)), Float(x * sin(radians) + y * cos(radians))]
        }

        /// Where a point without noise lies, t in 0 … 1 along its class.
        private func place(_ isSecond: Bool, _ t: Double) -> (Double, Double) {
            switch shape {
            case "moons":
                return isSecond ? (1 - cos(.pi * t), 0.5 - sin(.pi * t)) : (cos(.pi * t), sin(.pi * t))
            case "circles":
                let radius = isSecond ? 0.5 : 1
                return (radius * cos(2 * .pi * t), radius * sin(2 * .pi * t))
            case "spirals":
                let angle = 3 * .pi * t + (isSecond ? .pi : 0)
                return (t * cos(angle), t * sin(angle))
            default: return (isSecond ? 1 : -1, 0)
            }
        }
    }
}
