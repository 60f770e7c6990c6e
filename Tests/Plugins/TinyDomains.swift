import Engine
import Plugins

/// Small domains made by hand: a store of 1×1 grey images whose value is their position.
enum TinyDomains {
    /// A store with `shared` reals and `own` fakes for each name; real i has video `real/i`, a fake `NAME/i`.
    static func store(_ names: [String], shared: Int, own: Int, fingerprint: String = "tiny") throws
        -> SampleStore
    {
        let count = shared + own * names.count
        let methods = (0..<count).map { $0 < shared ? "real" : names[($0 - shared) / own] }
        let videos = (0..<count).map { $0 < shared ? "real/\($0)" : "\(methods[$0])/\(($0 - shared) % own)" }
        let identities = (0..<count).map { $0 < shared ? "\($0)" : "\(($0 - shared) % own)" }
        let shape = ImageShape(height: 1, width: 1, channels: 1)
        let images = (0..<count).map { Image(shape: shape, pixels: .bytes([UInt8($0 % 256)])) }
        return SampleStore(
            fingerprint: fingerprint, classes: ["real", "fake"],
            labels: (0..<count).map { $0 < shared ? 0 : 1 },
            columns: [
                ("method", OnDemand(Column(methods))), ("video", OnDemand(Column(videos))),
                ("identity", OnDemand(Column(identities))),
                ("frame", OnDemand(Column.whole(Array(0..<count)))),
            ],
            images: try ImagesInMemory(images, shape: shape))
    }

    /// Domains `c.NAME` of a store of `store(_:shared:own:)`, each with all reals and its fakes; of each
    /// class the first six tenths train, then two tenths val and two test.
    static func domains(
        _ names: [String], shared: Int = 10, own: Int = 10, collection: String = "c",
        fingerprint: String = "tiny"
    ) throws -> [Dataset] {
        let store = try store(names, shared: shared, own: own, fingerprint: fingerprint)
        return names.enumerated().map { place, name in
            let reals = Array(0..<shared)
            let fakes = (0..<own).map { shared + place * own + $0 }
            func cut(_ low: Int, _ high: Int) -> [Int] {
                [reals, fakes].flatMap { $0[$0.count * low / 10..<$0.count * high / 10] }
            }
            return Dataset(
                key: "\(collection).\(name)", collection: collection, store: store,
                parts: [
                    .init(split: .train, indices: cut(0, 6)), .init(split: .val, indices: cut(6, 8)),
                    .init(split: .test, indices: cut(8, 10)),
                ])
        }
    }

    /// A dataset without splits.
    static func plain(_ name: String, shared: Int, own: Int) throws -> Dataset {
        let store = try store([name], shared: shared, own: own, fingerprint: "plain \(name)")
        return Dataset(
            key: name, collection: name, store: store,
            parts: [.init(split: nil, indices: Array(0..<store.count))])
    }
}

/// A host that keeps what is told to it.
final class QuietHost: Host {
    var seed: Int { 0 }
    private(set) var lines: [String] = []
    func write(_ line: String) { lines.append(line) }
    func notice(_ line: String) { lines.append(line) }
    func checkInterrupt() throws {}
}
