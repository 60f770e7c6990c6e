import Engine
import Plugins

/// The collections that are known.
final class DataLibrary {
    let isSmoke: Bool
    init(manifest: String?, isSmoke: Bool) { self.isSmoke = isSmoke }
    var names: [String] { [] }
    func collection(_ name: String) throws -> Plugins.Collection {
        throw Fault(.name, "there is no collection \(name)")
    }
}
struct DataNoun: Noun { static let kind = "data"; var summary: String { "data" } }
enum RunLog { static func append(_ line: String, to path: String) throws {} }
