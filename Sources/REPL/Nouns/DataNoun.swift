import Engine
import Plugins

/// `data`: the namespace of collections; its fields are their names.
struct DataNoun: Noun {
    static let kind = "data"

    var fieldNames: [String] { [] }

    func field(_ name: String, in host: any Host) throws -> Value? {
        guard let session = host as? Session else { return nil }
        return .noun(try session.data.collection(name).mixture)
    }

    var summary: String { "data" }

    func shown(in host: any Host) -> [String] {
        guard let session = host as? Session, let names = try? session.data.names() else { return ["data"] }
        return names.map { "data.\($0)  \(session.data.about($0))" }
    }
}
