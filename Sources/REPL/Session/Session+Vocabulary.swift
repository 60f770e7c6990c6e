import Engine
import Language
import Plugins

extension Session: Vocabulary {
    func callable(named name: String) -> (any Callable)? { catalog.command(named: name) }

    var names: [String] { catalog.names + ["data", "session", "out"] }

    func comesLater(_ name: String) -> Bool { LaterNames.all.contains(name) }

    func value(named name: String) -> Value? {
        switch name {
        case "data": .noun(DataNoun())
        case "session": .noun(SessionNoun(settings: settings))
        case "_": shownValues.last
        case "out": shownValues.list
        default: nil
        }
    }

    func isStatementCommand(_ name: String) -> Bool { catalog.statementCommands.contains(name) }

    func use(_ path: [String]) throws -> [(name: String, value: Value)] {
        guard path.count == 2, path[0] == "data" else {
            throw Fault(
                .name, "use takes a collection, data.NAME, or a file in quotes",
                hint: "collections: " + ((try? data.names()) ?? []).map { "data.\($0)" }.joined(separator: ", "))
        }
        let collection = try data.collection(path[1])
        for line in Shown.lines(.table(collection.mixture.listing()), width: output.width, in: self) { write(line) }
        return collection.domains.map { domain in
            if module.scope.value(of: domain.name).map({ !isDataset($0) }) ?? false {
                notice("\(domain.name) now stands for \(domain.key)")
            }
            return (domain.name, .noun(Mixture(domain)))
        }
    }

    private func isDataset(_ value: Value) -> Bool {
        if case .noun(let noun) = value { noun is Mixture } else { false }
    }

    func setField(_ field: String, of name: String, to value: Value) throws -> Bool {
        guard name == "session" else { return false }
        try SessionNoun.set(field, to: value, in: &settings)
        return true
    }

    func value(_ value: Value, as kind: String) -> Value? {
        switch kind {
        case "dataset", "mixture":
            guard let mixture = (try? FieldType<Mixture>.mixture.read(value)) ?? nil else { return nil }
            return kind == "mixture" || mixture.dataset != nil ? .noun(mixture) : nil
        case "model": return ((try? FieldType<Model>.model.read(value)) ?? nil) == nil ? nil : value
        default: return nil
        }
    }

    func read(_ path: String, relativeTo folder: String) throws -> (source: Source, identity: String) {
        let full = folder == "." ? path : Paths.joined(folder, path)
        let bytes = try FileBytes.read(full, limit: 16 << 20)
        return (Source(name: path, text: bytes), try Paths.resolved(full))
    }

    func quietly<T>(_ body: () throws -> T) rethrows -> T {
        output.quietDepth += 1
        defer { output.quietDepth -= 1 }
        return try body()
    }

    func explain(_ function: any Callable, _ call: Call, written text: String) throws {
        let name = function.name
        guard catalog.explainable.contains(name), catalog.command(named: name) != nil else {
            throw Fault(
                .state, "there is no explanation of \(name)",
                hint: "explain goes before \(catalog.explainable.sorted().joined(separator: ", ")), or a run",
                at: call.place)
        }
        explained = text
        defer { explained = nil }
        _ = try function.call(call, in: self)
    }

    func explain(_ value: Value, at place: Place) throws {
        guard case .noun(let noun) = value, let run = noun as? TrainingRun else {
            throw Fault(
                .type, "there is nothing to explain about a \(value.kind)",
                hint: "explain goes before \(catalog.explainable.sorted().joined(separator: ", ")), or a run", at: place)
        }
        for line in Shown.lines(.record(run.stamp), width: output.width, in: self) { write(line) }
    }

    func perform(_ word: PrefixWord, _ statement: Statement, in scope: Scope) throws -> Value {
        throw Fault(
            .state, "'\(word.rawValue)' comes with a later version", hint: "time, timeit and quiet are here",
            at: statement.place)
    }

    func beginRecipe(_ name: String, arguments: Record) throws { runs.begin(recipe: name, arguments) }

    func endRecipe() { runs.end() }
}
