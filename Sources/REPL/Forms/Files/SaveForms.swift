import Engine
import Language
import Plot
import Plugins

/// `save` and `load`, by the extension.
enum SaveForms {
    static let all: [CommandForm] = [save, load]

    private static let save = CommandForm.command(
        "save", "writes a value to a file, by its extension", result: "any", isSilent: true,
        notes: ".npy tensor, .safetensors model or record of tensors, .csv .json .md table, .png .svg figure, .run run "
            + "(a folder), .txt text.",
        example: Example("save [1, 2; 3, 4], to: \"a.npy\"", prints: ["wrote a.npy"])
    ) { fields in
        let x = fields("x", .any, help: "what to write")
        let to = fields("to", .path, help: "the file")
        return { arguments, session in
            let path = arguments[to]
            let value = arguments[x]
            do {
                if case .noun(let noun as FigureNoun) = value {
                    try session.place(noun, to: path, at: arguments.place(of: to))
                    return value
                }
                let folder = Paths.folder(of: path)
                if folder != "." { try Paths.makeFolder(folder) }
                if case .noun(let run as TrainingRun) = value, Paths.suffix(of: path) == "run" {
                    try RunFiles.write(run, to: path)
                } else {
                    try AtomicFile.write(try bytes(of: value, for: path), to: path)
                }
                session.output.writeAlways("wrote \(path.escapedForTerminal)")
            } catch let fault as Fault { throw fault.located(at: arguments.place(of: to)) }
            return value
        }
    }

    private static let load = CommandForm.command(
        "load", "a value from a file, by its extension", result: "any",
        notes: ".npy tensor, .safetensors record of tensors, .txt text, .run folder (or a train folder) run.",
        example: Example("save([1, 2], to: \"b.npy\")\nload \"b.npy\"")
    ) { fields in
        let path = fields("path", .path, help: "the file")
        return { arguments, _ in
            let file = arguments[path]
            do {
                if FileBytes.isFolder(file) { return .noun(try RunFiles.read(file)) }
                let bytes = try FileBytes.read(file)
                switch Paths.suffix(of: file).lowercased() {
                case "npy": return .tensor(try NPY.decode(bytes), weak: false)
                case "safetensors":
                    return .record(Record(try Safetensors(decoding: bytes).tensors.map { ($0.name, .tensor($0.tensor, weak: false)) }))
                case "txt": return .text(String(decoding: bytes, as: UTF8.self))
                default:
                    throw Fault(.argument, "\(file.escapedForTerminal) has no extension that load knows", hint: ".npy .safetensors .txt .run")
                }
            } catch let fault as Fault { throw fault.located(at: arguments.place(of: path)) }
        }
    }

    private static func bytes(of value: Value, for path: String) throws -> [UInt8] {
        let suffix = Paths.suffix(of: path).lowercased()
        switch (suffix, value) {
        case ("npy", _):
            guard let operand = try Operand(value) else { break }
            return try NPY.encode(operand.tensor)
        case ("safetensors", .noun(let noun)):
            guard let model = noun as? Model ?? (noun as? TrainingRun)?.model else { break }
            return try Safetensors(try model.namedTensors(), metadata: [("format", "roga")]).encoded()
        case ("safetensors", .record(let record)):
            let tensors = try record.entries.map { entry in
                guard let operand = try Operand(entry.value) else {
                    throw Fault(.type, "\(entry.key) is a \(entry.value.kind), not a tensor")
                }
                return (name: entry.key, tensor: operand.tensor)
            }
            return try Safetensors(tensors).encoded()
        case ("csv", .table(let table)): return Array(TableFiles.csv(table).utf8)
        case ("md", .table(let table)): return Array(TableFiles.markdown(table).utf8)
        case ("json", _): return Array((JSONText.pretty(value) + "\n").utf8)
        case ("txt", .text(let text)): return Array(text.utf8)
        default: break
        }
        throw Fault(
            .argument, "a .\(suffix) file cannot hold a \(value.kind)",
            hint: "?save lists which extension holds what")
    }
}

/// Tables as text files.
enum TableFiles {
    /// Comma-separated, RFC 4180, numbers with all their digits.
    static func csv(_ table: Table) -> String {
        let columns = table.columns.filter { !$0.isHidden }
        let rows = (0..<table.count).map { row in columns.map { cell($0.values[row]) } }
        return ([columns.map { quoted($0.name) }] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    /// A Markdown table with numbers as the prompt shows them.
    static func markdown(_ table: Table) -> String {
        let columns = table.columns.filter { !$0.isHidden }
        let head = "| " + columns.map(\.name).joined(separator: " | ") + " |\n|" + columns.map { _ in " --- |" }.joined()
        let rows = (0..<table.count).map { row in
            "| " + columns.map { Shown.inline($0.values[row], quotesText: false) }.joined(separator: " | ") + " |"
        }
        return ([head] + rows).joined(separator: "\n") + "\n"
    }

    private static func cell(_ value: Value) -> String {
        switch value {
        case .null: ""
        case .real(let number): "\(number)"
        case .text(let text): quoted(text)
        default: quoted(value.literal)
        }
    }

    private static func quoted(_ text: String) -> String {
        text.contains { ",\"\n\r".contains($0) } ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : text
    }
}
