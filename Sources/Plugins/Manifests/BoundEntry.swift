import Engine

/// An entry of a manifest with `extends` followed and every key bound to the field that reads it.
public struct BoundEntry: Sendable {
    public let name: String
    /// Where the entry begins.
    public let place: Place
    public let settings: EntrySettings
    public let loader: Loader
    /// All that was said, defaults included: other settings, other text.
    public let resolved: String
    /// The folder that a relative root begins in.
    let folder: String

    /// - Parameters:
    ///   - builtIn: the manifest that `extends` may also name entries of.
    /// - Throws: `Fault(.argument)` or `.type` at the key or value.
    public init(_ entry: Manifest.Entry, in manifest: Manifest, builtIn: Manifest?) throws {
        let chain = try Self.chain(entry, manifest, builtIn)
        // The last of the chain comes first; a key given nearer replaces the whole value.
        var keys: [(entry: YAMLNode.Entry, folder: String)] = []
        for (link, home) in chain.reversed() {
            for key in link.keys where key.key != "extends" {
                keys.removeAll { $0.entry.key == key.key }
                keys.append((key, home.folder))
            }
        }
        name = entry.name
        place = entry.namePlace
        folder = keys.first { $0.entry.key == "root" }?.folder ?? manifest.folder
        let form = try Self.loaderForm(keys.map(\.entry), entry)
        let common = EntrySettings.form.fields.map(\.label)
        let own = form.fields.map(\.label)
        for (key, _) in keys where !common.contains(key.key) && !own.contains(key.key) {
            throw Manifest.unknown(key, among: own + common, in: form.name)
        }
        func call(_ isWanted: (String) -> Bool) -> Call {
            Call(
                named: keys.map(\.entry).filter { isWanted($0.key) }
                    .map { ($0.key, $0.keyPlace, $0.value.argument) }, at: entry.namePlace)
        }
        let arguments = try form.bind(call { !common.contains($0) })
        loader = try Self.located(at: entry.namePlace) { try form.make(arguments) }
        settings = try Self.located(at: entry.namePlace) {
            try EntrySettings.form.make(call(common.contains))
        }
        let said = keys.map { "\($0.entry.key): \($0.entry.value.plain.literal)" }.sorted().joined(
            separator: "\n")
        resolved = Value.record(arguments.resolved).literal + "\n" + said
    }

    private static func located<T>(at place: Place, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let fault as Fault {
            throw fault.located(at: place)
        }
    }

    /// The entry and those that it extends, with their manifests.
    private static func chain(_ entry: Manifest.Entry, _ manifest: Manifest, _ builtIn: Manifest?) throws
        -> [(Manifest.Entry, Manifest)]
    {
        var chain = [(entry, manifest)]
        while let (last, home) = chain.last, let extends = last.node("extends") {
            guard let wanted = extends.textual.exactText else {
                throw Fault(.type, "extends names an entry", at: extends.place)
            }
            let inOwn = home.entry(wanted).map { ($0, home) }
            let found =
                inOwn.flatMap { link in
                    // An entry may extend the built-in one of its own name.
                    wanted == last.name ? nil : link
                } ?? builtIn.flatMap { builtIn in builtIn.entry(wanted).map { ($0, builtIn) } }
            guard let found else { throw missing(wanted, home, builtIn, extends.place) }
            let isKnown = chain.contains {
                $0.0.name == found.0.name && $0.1.source.name == found.1.source.name
            }
            guard !isKnown else {
                let names = (chain.map(\.0.name) + [wanted]).joined(separator: " → ")
                throw Fault(.argument, "extends goes in a circle: \(names)", at: extends.place)
            }
            chain.append(found)
        }
        return chain
    }

    private static func missing(_ wanted: String, _ home: Manifest, _ builtIn: Manifest?, _ place: Place)
        -> Fault
    {
        let names = home.entries.map(\.name) + (builtIn?.entries.map(\.name) ?? [])
        return Fault(
            .name, "there is no entry \(wanted.escapedForTerminal) to extend",
            hint: Suggestion.nearest(to: wanted, among: names).map { "did you mean \($0)?" }, at: place)
    }

    private static func loaderForm(_ keys: [YAMLNode.Entry], _ entry: Manifest.Entry) throws -> Form<Loader> {
        let names = LoaderCatalog.forms.map(\.name)
        guard let key = keys.first(where: { $0.key == "loader" }) else {
            throw Fault(
                .argument, "\(entry.name) has no loader", hint: "loader: " + names.joined(separator: " | "),
                at: entry.namePlace)
        }
        guard let name = key.value.textual.exactText, let form = LoaderCatalog.form(name) else {
            let written = key.value.textual.exactText ?? key.value.kind
            throw Fault(
                .name, "there is no loader \(written.escapedForTerminal)",
                hint: Suggestion.nearest(to: written, among: names).map { "did you mean \($0)?" }
                    ?? "there are " + names.joined(separator: ", "), at: key.value.place)
        }
        return form
    }
}
