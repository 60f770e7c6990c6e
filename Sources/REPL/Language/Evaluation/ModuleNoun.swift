import Engine

/// What `use "file" as m` binds: the names that the file defined.
struct ModuleNoun: Noun {
    let module: Module

    init(_ module: Module) { self.module = module }

    static let kind = "module"
    var fieldNames: [String] { module.scope.names.keys.sorted() }
    func field(_ name: String, in host: any Host) throws -> Value? { module.scope.names[name] }
    var summary: String { "\(module.name): " + fieldNames.joined(separator: ", ") }
    func equals(_ other: any Noun) -> Bool { (other as? ModuleNoun)?.module === module }
}
