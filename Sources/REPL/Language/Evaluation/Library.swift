import Engine

/// The files that a program uses: each parsed before anything runs, each run once.
final class Library {
    private let vocabulary: any Vocabulary
    private var programs: [String: (program: Program, folder: String)] = [:]
    private var modules: [String: Module] = [:]
    private var identities: [String: String] = [:]

    init(vocabulary: any Vocabulary) { self.vocabulary = vocabulary }

    /// Parses all files that a program uses, and those that they use.
    ///
    /// - Throws: a syntax fault, or `.file` placed at the `use`; what the fault's file uses is in its trace.
    func load(_ program: Program, folder: String) throws {
        var pending = [(program, folder)]
        while let (program, folder) = pending.popLast() {
            for use in program.uses {
                guard case .file(let path) = use.subject else { continue }
                do {
                    let (source, identity) = try vocabulary.read(path, relativeTo: folder)
                    identities[folder + "\0" + path] = identity
                    guard programs[identity] == nil else { continue }
                    let parsed = try Parser.parse(source)
                    let inner = Library.folder(of: identity)
                    programs[identity] = (parsed, inner)
                    pending.append((parsed, inner))
                } catch var fault as Fault {
                    if fault.place == nil {
                        fault.place = use.subjectPlace
                    } else {
                        fault.trace.append(use.subjectPlace)
                    }
                    throw fault
                }
            }
        }
    }

    /// The module of a file; a file that is being run already is given as far as it is.
    func module(_ path: String, folder: String, run: (Program, Module) throws -> Void) throws -> Module {
        if identities[folder + "\0" + path] == nil {
            let (_, identity) = try vocabulary.read(path, relativeTo: folder)
            identities[folder + "\0" + path] = identity
        }
        guard let identity = identities[folder + "\0" + path] else {
            throw Fault(.file, "\(path) is not loaded")
        }
        if let module = modules[identity] { return module }
        let module = Module(
            name: Library.stem(of: path), folder: Library.folder(of: identity), takesParameters: false)
        modules[identity] = module
        guard let program = programs[identity]?.program else { return module }
        do {
            try run(program, module)
        } catch {
            modules[identity] = nil
            throw error
        }
        return module
    }

    /// Makes a file known that runs as the main program, so that it can use itself.
    func adopt(_ module: Module, identity: String) { modules[identity] = module }

    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }

    static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.lastIndex(of: ".").map { $0 == name.startIndex ? name : String(name[..<$0]) } ?? name
    }
}
