import Engine

extension FieldType {
    /// A map of named settings, declared as a form of its own: `{n: 32, how: even}`.
    ///
    /// From a manifest every setting keeps its place, so an unknown one is an error where it stands.
    public static func settings(_ form: Form<T>) -> FieldType<T> {
        let name = "{" + form.fields.map(\.label).joined(separator: ", ") + "}"
        return FieldType(name) { value in
            try SettingsMap.call(value).map { try form.make($0) }
        }
    }

    /// A map from names to values of one type, in the order written: `{real: 0, fake: 1}`.
    public static func map<Item: Sendable>(to item: FieldType<Item>, of what: String = "name") -> FieldType<T>
    where T == [NamedSetting<Item>] {
        FieldType("{\(what): \(item.name)}") { value in
            guard let call = try SettingsMap.call(value) else { return nil }
            return try call.named.map { label, place, argument in
                NamedSetting(name: label, place: place, value: try read(item, label, argument))
            }
        }
    }

    /// A map's value by the type of its items.
    private static func read<Item: Sendable>(
        _ item: FieldType<Item>, _ label: String, _ argument: Call.Argument
    ) throws -> Item {
        do {
            for reading in [argument.value] + argument.alternatives {
                if let read = try item.read(reading) { return read }
            }
        } catch let fault as Fault {
            throw fault.located(at: argument.place)
        }
        throw Fault(
            .type, "\(label.escapedForTerminal) must be \(item.name), and is a \(argument.value.kind)",
            at: argument.place)
    }
}

/// A setting whose name a person chose.
public struct NamedSetting<T: Sendable>: Sendable {
    public let name: String
    /// Where the name stands.
    public let place: Place?
    public let value: T
}

/// Maps of a manifest and records of the language as calls.
enum SettingsMap {
    /// The named arguments of a map or record; nil for other values.
    static func call(_ value: Value) throws -> Call? {
        switch value {
        case .noun(let noun): (noun as? ManifestMap)?.call
        case .record(let record):
            Call(named: record.entries.map { ($0.key, nil, Call.Argument($0.value)) })
        default: nil
        }
    }
}
