import Engine
import Language

/// A built-in of the test session.
struct TestFunction: Callable {
    let name: String
    let parameters: [FieldDescription]
    var isSilent = false
    private let body: @Sendable (Call, TestSession) throws -> Value

    func call(_ call: Call, in host: any Host) throws -> Value {
        guard let session = host as? TestSession else { return .null }
        return try body(call, session)
    }

    private init(
        _ name: String, _ labels: String, isSilent: Bool = false,
        _ body: @escaping @Sendable (Call, TestSession) throws -> Value
    ) {
        self.name = name
        self.isSilent = isSilent
        self.body = body
        parameters = labels.split(separator: " ").map { label in
            let isOptional = label.hasSuffix("?")
            return FieldDescription(
                label: isOptional ? String(label.dropLast()) : String(label), type: "any",
                isRequired: !isOptional)
        }
    }

    /// A function of one tensor.
    private static func tensor(
        _ name: String, _ body: @escaping @Sendable (Operand) throws -> Value
    ) -> TestFunction {
        TestFunction(name, "x") { call, _ in
            guard let first = call.positional.first, let operand = try Operand(first.value) else {
                throw Fault(.type, "\(name) takes a tensor")
            }
            return try body(operand)
        }
    }

    /// All of them by name.
    static var all: [String: TestFunction] {
        Dictionary((words + tensors + shapes).map { ($0.name, $0) }) { first, _ in first }
    }

    private static var words: [TestFunction] {
        [
            TestFunction("print", "value?", isSilent: true) { call, session in
                for line in Shown.printed(call.positional.map(\.value), width: 80, in: session) {
                    session.write(line)
                }
                return call.positional.first?.value ?? .null
            },
            TestFunction("check", "cond message?", isSilent: true) { call, _ in
                if case .bool(true)? = call.positional.first?.value { return .null }
                throw Fault(.check, call.positional.dropFirst().first?.value.exactText ?? "check failed")
            },
            TestFunction("whos", "", isSilent: true) { _, session in
                session.write(session.module.scope.names.keys.sorted().joined(separator: " "))
                return .null
            },
            TestFunction("size", "x") { call, _ in .int(try call.argument(0).listItems()?.count ?? 1)
            },
            TestFunction("enumerate", "xs start?") { call, _ in
                .list(
                    (try call.argument(0).listItems() ?? []).enumerated().map {
                        .list([.int($0), $1])
                    })
            },
            TestFunction("map", "x f") { call, session in
                guard case .function(let f) = try call.argument(1) else {
                    throw Fault(.type, "map takes a function")
                }
                return .list(
                    try (call.argument(0).listItems() ?? []).map {
                        try f.call(Call(values: [$0]), in: session)
                    })
            },
            TestFunction("roga", "rho? alpha?") { call, _ in
                .record(Record(call.named.map { ($0.label, $0.argument.value) }))
            },
        ]
    }

    private static var tensors: [TestFunction] {
        [
            tensor("sin") { Value(try $0.floating().tensor.sin(), weak: $0.isWeak) },
            tensor("mean") { Value(try $0.floating().tensor.mean(), weak: $0.isWeak) },
            tensor("norm") { Value(try $0.floating().tensor.norm(), weak: $0.isWeak) },
            tensor("diag") { Value(try $0.tensor.diag(), weak: $0.isWeak) },
            tensor("ones") { Value(try Tensor.ones($0.tensor.ints()), weak: false) },
            tensor("eig") { operand in
                let (values, vectors) = try operand.floating().tensor.eig()
                return .list([Value(values, weak: operand.isWeak), Value(vectors, weak: operand.isWeak)])
            },
            TestFunction("sum", "x dim?") { call, _ in
                guard let operand = try Operand(call.argument(0)) else {
                    throw Fault(.type, "sum takes a tensor")
                }
                let dim = call.named.first?.argument.value.exactInt
                return Value(
                    try dim.map { try operand.tensor.sum(dim: $0) } ?? operand.tensor.sum(),
                    weak: operand.isWeak)
            },
        ]
    }

    private static var shapes: [TestFunction] {
        [
            TestFunction("randn", "m n seed?") { call, _ in
                let sizes = call.positional.compactMap(\.value.exactInt)
                var stream = Stream(seed: 1, .tensor)
                return .tensor(try Tensor.randn(sizes, &stream), weak: false)
            },
            TestFunction("linspace", "a b steps") { call, _ in
                let ends = try (call.argument(0).exactNumber ?? 0, call.argument(1).exactNumber ?? 0)
                let steps = try call.argument(2).exactInt ?? 0
                return .tensor(try Tensor.linspace(ends.0, ends.1, steps: steps), weak: false)
            },
            TestFunction("solve", "A b") { call, _ in
                guard let left = try Operand(call.argument(0)), let right = try Operand(call.argument(1))
                else {
                    throw Fault(.type, "solve takes tensors")
                }
                let (a, b, weak) = try Operand.unified(left.floating(), right.floating())
                return Value(try a.solve(b), weak: weak)
            },
            TestFunction("stack", "xs dim?") { call, _ in
                let parts = try (call.argument(0).listItems() ?? []).compactMap {
                    try Operand($0)?.tensor
                }
                return .tensor(
                    try Tensor.stack(parts, dim: call.named.first?.argument.value.exactInt ?? 0), weak: false)
            },
            TestFunction("grad", "f at") { call, session in
                guard case .function(let f) = try call.argument(0),
                    let at = try call.named.first.flatMap({ try Operand($0.argument.value) })
                else { throw Fault(.type, "grad takes a function and a point") }
                let gradient = try Differentiation.grad(
                    of: { point in
                        let value = try f.call(Call(values: [.tensor(point, weak: false)]), in: session)
                        guard let operand = try Operand(value) else { throw Fault(.type, "not a number") }
                        return operand.tensor
                    }, at: at.floating().tensor)
                return Value(gradient, weak: false)
            },
        ]
    }
}

extension Call {
    /// A positional argument.
    fileprivate func argument(_ index: Int) throws -> Value {
        guard index < positional.count else { throw Fault(.argument, "an argument is missing", at: place) }
        return positional[index].value
    }
}
