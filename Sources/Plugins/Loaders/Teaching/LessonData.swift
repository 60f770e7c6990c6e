import Engine

/// The teaching data: domains that disagree about a shortcut (`conflict`), and domains that do not (`blocks`).
///
/// Every part draws from a stream of its own, keyed by seed and place, so that no setting moves another part.
struct LessonData {
    enum Kind: String, Sendable {
        case conflict, blocks
    }

    let kind: Kind
    /// How strong the shortcut of `conflict` is beside the shared features.
    let strength: Double
    let seed: UInt64

    /// Source domains with train and val, and target domains with test.
    func samples() -> FeatureSamples {
        let sources = (0..<3).flatMap { domain in
            [(Split.train, 600), (.val, 300)].map { split, count in
                part("d\(domain + 1)", "source", split, count) { source(domain, $0, &$1) }
            }
        }
        let targets: [FeatureSamples.Part]
        switch kind {
        case .conflict:
            targets = [
                part("random", "target: the shortcut says nothing", .test, 2000) { y, stream in
                    features(y, &stream, sign: stream.uniform() < 0.5 ? 1 : -1, oneHot: nil)
                },
                part("reversed", "target: the shortcut is turned round", .test, 2000) { y, stream in
                    features(y, &stream, sign: -1, oneHot: nil)
                },
            ]
        case .blocks:
            targets = [
                part("absent", "target: no block speaks", .test, 2000) { blocks($0, &$1) { _, _ in 0 } },
                part("random", "target: the blocks say nothing", .test, 2000) { y, stream in
                    blocks(y, &stream) { _, stream in stream.uniform() < 0.5 ? 1 : -1 }
                },
            ]
        }
        return FeatureSamples(classes: ["minus", "plus"], parts: sources + targets)
    }

    private func part(
        _ domain: String, _ about: String, _ split: Split, _ count: Int,
        _ draw: (_ y: Double, _ stream: inout Stream) -> [Float]
    ) -> FeatureSamples.Part {
        let place = ["d1": 0, "d2": 1, "d3": 2, "random": 3, "reversed": 4, "absent": 5][domain] ?? 6
        var stream = Stream(seed: seed, .lessonData, place, Split.allCases.firstIndex(of: split) ?? 0)
        var (rows, labels): ([[Float]], [Int]) = ([], [])
        for _ in 0..<count {
            let isPlus = stream.uniform() < 0.5
            labels.append(isPlus ? 1 : 0)
            rows.append(draw(isPlus ? 1 : -1, &stream))
        }
        return FeatureSamples.Part(domain: domain, about: about, split: split, features: rows, labels: labels)
    }

    private func source(_ domain: Int, _ y: Double, _ stream: inout Stream) -> [Float] {
        switch kind {
        case .conflict: features(y, &stream, sign: domain == 2 ? -1 : 1, oneHot: domain)
        case .blocks:
            blocks(y, &stream) { pair, stream in
                guard pair == domain else { return 0 }
                return stream.uniform() < 0.95 ? 1 : -1
            }
        }
    }

    /// Four shared features, two of the shortcut, three that name the domain.
    private func features(_ y: Double, _ stream: inout Stream, sign: Double, oneHot: Int?) -> [Float] {
        var row: [Double] = []
        for _ in 0..<4 { row.append(0.5 * y + stream.normal()) }
        for _ in 0..<2 { row.append(strength * sign * y + 0.5 * stream.normal()) }
        for place in 0..<3 { row.append((oneHot.map { $0 == place ? 1 : 0 } ?? 1.0 / 3) + 0.2 * stream.normal()) }
        return row.map { Float($0) }
    }

    /// Four shared features and three pairs.
    ///
    /// - Parameter speaks: +1, −1 or 0 for a pair: whether it agrees with the class; asked once a pair.
    private func blocks(
        _ y: Double, _ stream: inout Stream, speaks: (_ pair: Int, _ stream: inout Stream) -> Double
    ) -> [Float] {
        var row: [Double] = []
        for _ in 0..<4 { row.append(0.5 * y + stream.normal()) }
        for pair in 0..<3 {
            let push = 1.5 * y * speaks(pair, &stream)
            for _ in 0..<2 { row.append(0.5 * stream.normal() + push) }
        }
        return row.map { Float($0) }
    }
}
