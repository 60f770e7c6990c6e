import Engine
import Language
import Plot
import Plugins

/// Data that comes from files and goes to them.
enum FilesForms {
    static let all: [CommandForm] = [show, showTable, register, exportFrames] + transforms

    private static let show = CommandForm.command(
        "show", "images of a dataset, shared among domains and classes", result: "any", isSilent: true,
        example: Example("show data.digits, n: 6, to: \"digits.png\"", prints: ["wrote digits.png"])
    ) { fields in
        let x = fields("x", .mixture, help: "a dataset or mixture")
        let n = fields("n", .int, default: 8, in: .between(1, 400), help: "how many images")
        let to = fields(optional: "to", .path, help: "a file, .png or .svg")
        let seed = fields(optional: "seed", .int, in: .atLeast(0), help: "draws them at random")
        return { arguments, session in
            let noun = try SampleFigures.grid(
                arguments[x], n: arguments[n], columns: min(8, arguments[n]), seed: arguments[seed])
            try session.place(noun, to: arguments[to], at: arguments.place(of: to))
            return .noun(arguments[x])
        }
    }

    private static let showTable = CommandForm.command(
        "show", "the first rows of a table", result: "table", isSilent: true,
        example: Example("show [{a: 1}, {a: 2}], n: 1", prints: ["a", "1"])
    ) { fields in
        let x = fields("x", Tables.type, help: "a table")
        let n = fields("n", .int, default: 8, in: .atLeast(0), help: "how many rows")
        let columns = fields(optional: "columns", .list(.text), help: "only these")
        return { arguments, session in
            var table = arguments[x]
            if let names = arguments[columns] {
                table = Table(
                    try names.map { name in
                        guard let column = table.column(name) else { throw Tables.unknown(name, table) }
                        return Table.Column(name, column)
                    })
            }
            let first = table.rows(Array(0..<min(arguments[n], table.count)))
            for line in Shown.lines(.table(first), width: session.output.width, in: session) { session.write(line) }
            return .table(arguments[x])
        }
    }

    private static let register = CommandForm.command(
        "register", "makes the collections of a manifest known", result: "list<text>", isSilent: true,
        example: Example(
            "register \"lab_faces.yaml\"", prints: ["error: cannot read lab_faces.yaml: ..."])
    ) { fields in
        let path = fields("path", .path, help: "a YAML manifest")
        return { arguments, session in
            .list(try session.data.register(arguments[path]).map { .text($0) })
        }
    }

    private static let exportFrames = CommandForm.command(
        "export_frames", "writes PNG frames and JSON in DeepfakeBench's layout", result: "path", isSilent: true,
        notes: "The folder must be empty or absent, and appears when it is complete.",
        example: Example("export_frames data.cdf.cap(4), to: \"frames\"", prints: ["wrote frames"])
    ) { fields in
        let x = fields("x", .mixture, help: "a dataset or mixture of two classes")
        let to = fields("to", .path, help: "the folder")
        return { arguments, session in
            try FrameExport(arguments[x]).write(to: arguments[to]) { what, done, all in
                try session.checkInterrupt()
                if all > 0, done % 50 == 0 { session.output.status("\(what) \(done)/\(all)") }
            }
            session.output.clearStatus()
            session.output.writeAlways("wrote \(arguments[to].escapedForTerminal)")
            return .text(arguments[to])
        }
    }

    private static let transforms = TransformCatalog.forms.map { form in
        form.map { transform, _ -> Action in { _ in .noun(TransformNoun(transform: transform)) } }
    }
}
