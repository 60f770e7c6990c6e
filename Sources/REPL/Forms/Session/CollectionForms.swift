import Engine
import Language

/// Functions of lists, records and tables.
enum CollectionForms {
    static let all: [CommandForm] = [
        map, whereRows, enumerate, size, list, keys, values, grid, head, sortBy, group, summary, without,
    ]

    private static let map = CommandForm.command(
        "map", "a function applied to each item; a record keeps its keys", result: "any",
        example: Example("map([1, 2, 3], x => x^2)", prints: ["[1, 4, 9]"])
    ) { fields in
        let x = fields("x", plain, help: "a list, range, tensor, record or table")
        let f = fields("f", .function, help: "of a value, or of key and value of a record")
        return { arguments, session in
            let function = arguments[f]
            func apply(_ values: [Value]) throws -> Value {
                try session.checkInterrupt()
                return try function.call(Call(values: values), in: session)
            }
            switch arguments[x] {
            case .record(let record):
                let both = function.parameters.count == 2
                return .record(
                    Record(try record.entries.map { ($0.key, try apply(both ? [.text($0.key), $0.value] : [$0.value])) }))
            case .table(let table):
                return .list(try (0..<table.count).map { try apply([.record(table.row($0))]) })
            case let value:
                let items = try value.listItems() ?? []
                let results = try items.map { try apply([$0]) }
                if case .list = value { return .list(results) }
                return try Brackets.value(results, nested: true)
            }
        }
    }

    /// What these forms take: not the data of the domain, which has forms of its own.
    private static let plain = FieldType<Value>("any") { value in
        switch value {
        case .list, .range, .record, .table, .tensor: value
        default: nil
        }
    }

    private static let whereRows = CommandForm.command(
        "where", "the items or rows for which a test is true", result: "any",
        example: Example("where([1, 5, 2], x => x > 1)", prints: ["[5, 2]"])
    ) { fields in
        let x = fields("x", plain, help: "a table or list")
        let test = fields("test", .function, help: "of a row or item: true or false")
        return { arguments, session in
            func holds(_ value: Value) throws -> Bool {
                let answer = try arguments[test].call(Call(values: [value]), in: session)
                guard case .bool(let truth) = answer else {
                    throw Fault(.type, "the test must give true or false, and gives a \(answer.kind)")
                }
                return truth
            }
            if case .table(let table) = arguments[x] {
                return .table(table.rows(try (0..<table.count).filter { try holds(.record(table.row($0))) }))
            }
            let kept = try (arguments[x].listItems() ?? []).filter { try holds($0) }
            if case .list = arguments[x] { return .list(kept) }
            return try Brackets.value(kept, nested: true)
        }
    }

    private static let enumerate = CommandForm.command(
        "enumerate", "pairs of index and item", result: "list<any>",
        example: Example("enumerate([\"a\", \"b\"])", prints: ["[[0, \"a\"], [1, \"b\"]]"])
    ) { fields in
        let xs = fields("xs", .list(.any), help: "the items")
        let start = fields("start", .int, default: 0, help: "the first index")
        return { arguments, _ in
            let first = arguments[start]
            return .list(arguments[xs].enumerated().map { .list([.int(first + $0.offset), $0.element]) })
        }
    }

    private static let size = CommandForm.command(
        "size", "how many: items, rows, keys, characters, elements", result: "int",
        example: Example("size([1, 2; 3, 4])", prints: ["4"])
    ) { fields in
        let x = fields("x", .any, help: "anything that has a number of parts")
        return { arguments, session in
            switch arguments[x] {
            case .list(let items): return .int(items.count)
            case .record(let record): return .int(record.count)
            case .table(let table): return .int(table.count)
            case .text(let text): return .int(text.count)
            case .range(let span): return .int(span.count)
            case .tensor(let tensor, _): return .int(tensor.count)
            case .noun(let noun):
                if let size = try noun.field("size", in: session) { return size }
                throw Fault(.type, "a \(type(of: noun).kind) has no size")
            default: throw Fault(.type, "a \(arguments[x].kind) has no size")
            }
        }
    }

    private static let list = CommandForm.command(
        "list", "the items of a tensor or range as a list", result: "list<any>",
        example: Example("list(1..3)", prints: ["[1, 2, 3]"])
    ) { fields in
        let x = fields("x", .list(.any), help: "a tensor, range or list")
        return { arguments, _ in .list(arguments[x]) }
    }

    private static let keys = CommandForm.command(
        "keys", "the keys of a record", result: "list<text>",
        example: Example("keys({a: 1, b: 2})", prints: ["[\"a\", \"b\"]"])
    ) { fields in
        let r = fields("r", .record, help: "the record")
        return { arguments, _ in .list(arguments[r].keys.map { .text($0) }) }
    }

    private static let values = CommandForm.command(
        "values", "the values of a record", result: "list<any>",
        example: Example("values({a: 1, b: \"x\"})", prints: ["[1, \"x\"]"])
    ) { fields in
        let r = fields("r", .record, help: "the record")
        return { arguments, _ in .list(arguments[r].values) }
    }

    private static let grid = CommandForm.command(
        "grid", "all combinations of items, the last list fastest", result: "list<any>",
        example: Example("grid([1, 2], [\"a\"])", prints: ["[[1, \"a\"], [2, \"a\"]]"])
    ) { fields in
        let xs = fields.rest("xs", .list(.any), help: "the lists")
        return { arguments, _ in
            let combinations = arguments[xs].reduce([[Value]]([[]])) { partial, items in
                partial.flatMap { head in items.map { head + [$0] } }
            }
            return .list(combinations.map { .list($0) })
        }
    }

    private static let head = CommandForm.command(
        "head", "the first rows of a table", result: "table",
        example: Example("head([{a: 1}, {a: 2}], n: 1)", prints: ["a", "1"])
    ) { fields in
        let x = fields("x", Tables.type, help: "the table")
        let n = fields("n", .int, default: 5, in: .atLeast(0), help: "how many rows")
        return { arguments, _ in
            let rows = arguments[x]
            return .table(rows.rows(Array(0..<min(arguments[n], rows.count))))
        }
    }

    private static let sortBy = CommandForm.command(
        "sort_by", "rows in the order of a column or of a function; stable, null last", result: "table",
        example: Example("sort_by([{a: 2}, {a: 1}], \"a\")", prints: ["a", "1", "2"])
    ) { fields in
        let t = fields("t", Tables.type, help: "the table")
        let key = fields("key", .any, help: "a column's name, or a function of a row")
        let descending = fields("descending", .bool, default: false, help: "largest first")
        return { arguments, session in
            let rows = arguments[t]
            let keys: [Value]
            switch arguments[key] {
            case .text(let name):
                guard let column = rows.column(name) else { throw Tables.unknown(name, rows) }
                keys = column
            case .function(let function):
                keys = try (0..<rows.count).map { try function.call(Call(values: [.record(rows.row($0))]), in: session) }
            default: throw Fault(.type, "key must be a column's name or a function")
            }
            return .table(rows.rows(Tables.order(keys, descending: arguments[descending])))
        }
    }

    private static let group = CommandForm.command(
        "group", "rows with the same values of columns, together", result: "list<any>",
        example: Example("size(group([{a: 1}, {a: 1}, {a: 2}], \"a\"))", prints: ["2"])
    ) { fields in
        let t = fields("t", Tables.type, help: "the table")
        let columns = fields.rest("columns", .text, help: "names of columns")
        return { arguments, _ in .noun(try GroupedTable(arguments[t], by: arguments[columns])) }
    }

    private static let summary = CommandForm.command(
        "summary", "for each group its keys, n, and mean and sd of columns", result: "table",
        example: Example("summary(group([{a: 1, x: 2}, {a: 1, x: 4}], \"a\"), \"x\")",
                         prints: ["a n x.mean x.sd", "1 2 3.000 1.414"])
    ) { fields in
        let t = fields("t", .noun(GroupedTable.self), help: "grouped rows")
        let columns = fields.rest("columns", .text, help: "names of columns of numbers")
        return { arguments, _ in .table(try arguments[t].summary(of: arguments[columns])) }
    }

    private static let without = CommandForm.command(
        "without", "a record without a key", result: "record",
        example: Example("without({a: 1, b: 2}, \"a\")", prints: ["b 2"])
    ) { fields in
        let r = fields("x", .record, help: "the record")
        let key = fields("what", .text, help: "the key")
        return { arguments, _ in
            var record = arguments[r]
            guard record[arguments[key]] != nil else {
                throw Fault(.name, "the record has no '\(arguments[key])'", at: arguments.place(of: key))
            }
            record[arguments[key]] = nil
            return .record(record)
        }
    }
}
