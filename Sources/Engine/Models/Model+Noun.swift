extension Model: Noun {
    public static let kind = "model"

    public var fieldNames: [String] { ["layers", "input_size", "parameters", "classes"] }

    public func field(_ name: String, in host: any Host) throws -> Value? {
        switch name {
        case "layers": .table(layerTable)
        case "input_size": .list(architecture.input.shape.suffix(2).map { .int($0) })
        case "parameters":
            .record(
                Record(
                    zip(layout.entries, try layout.unpack(point)).map { ($0.name, .tensor($1, weak: false)) }
                ))
        case "classes": .list(classValues)
        default: nil
        }
    }

    // Classes without names are numbers.
    private var classValues: [Value] { classNames.map { name in Int(name).map { .int($0) } ?? .text(name) } }

    /// A row for each layer that has parameters.
    private var layerTable: Table {
        Table(
            rows: architecture.layers.filter { !$0.parameters.isEmpty }.map { layer in
                let names = Set(layer.parameters.map(\.name))
                let count = layout.entries.filter { names.contains($0.name) }.reduce(0) { $0 + $1.count }
                return Record([
                    ("name", .text(layer.name)), ("kind", .text(layer.kind)), ("parameters", .int(count)),
                ])
            })
    }

    public func shown(in host: any Host) -> [String] {
        [summary, "\(layout.count) parameters, classes \(classNames.joined(separator: " "))"]
    }

    public var summary: String { settings.expression(in: ModelCatalog.forms) }

    public func equals(_ other: any Noun) -> Bool {
        guard let other = other as? Model, summary == other.summary, point.dtype == other.point.dtype else {
            return false
        }
        return point.doubles() == other.point.doubles()
            && zip(buffers.entries, other.buffers.entries).allSatisfy {
                $0.tensor.doubles() == $1.tensor.doubles()
            }
    }
}
