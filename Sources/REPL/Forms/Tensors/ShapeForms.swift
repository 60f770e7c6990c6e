import Engine

/// Functions that arrange elements anew.
enum ShapeForms {
    static let all: [CommandForm] = [
        sized("reshape", "the same elements, row-major, in another shape", "reshape([1, 2, 3, 4], [2, 2])",
              ["[1, 2]", "[3, 4]"], "shape", "new sizes; one may be -1") { try $0.reshape($1) },
        sized("permute", "the dimensions in another order", "permute(ones(2, 3), [1, 0]).shape", ["[3, 2]"],
              "dims", "the order") { try $0.permute($1) },
        sized("expand", "dimensions of size 1 repeated", "expand([1; 2], [2, 2])", ["[1, 1]", "[2, 2]"],
              "shape", "the sizes; -1 keeps one") { try $0.expand($1) },
        transpose, flatten, squeeze, unsqueeze, cat, stack, split, diag,
    ]

    private static let transpose = CommandForm.command(
        "transpose", "two dimensions exchanged", result: "tensor",
        example: Example("transpose([1, 2; 3, 4], 0, 1)", prints: ["[1, 3]", "[2, 4]"])
    ) { fields in
        let x = fields("x", .tensor, help: "the tensor")
        let first = fields("dim0", .int, help: "one dimension")
        let second = fields("dim1", .int, help: "the other")
        return { arguments, _ in
            try arguments[x].shaped { try $0.transpose(arguments[first], arguments[second]) }
        }
    }

    private static let flatten = CommandForm.command(
        "flatten", "all elements in one dimension", result: "tensor",
        example: Example("flatten([1, 2; 3, 4])", prints: ["[1, 2, 3, 4]"])
    ) { fields in
        let x = fields("x", .tensor, help: "the tensor")
        let start = fields("start_dim", .int, default: 0, help: "dimensions before it stay")
        return { arguments, _ in try arguments[x].shaped { try $0.flatten(from: arguments[start]) } }
    }

    private static let squeeze = CommandForm.command(
        "squeeze", "dimensions of size 1 dropped", result: "tensor",
        example: Example("squeeze(ones(1, 3)).shape", prints: ["[3]"])
    ) { fields in
        let x = fields("x", .tensor, help: "the tensor")
        let dim = fields(optional: "dim", .int, help: "only this one; all without it")
        return { arguments, _ in try arguments[x].shaped { try $0.squeeze(dim: arguments[dim]) } }
    }

    private static let unsqueeze = CommandForm.command(
        "unsqueeze", "a dimension of size 1 put in", result: "tensor",
        example: Example("unsqueeze([1, 2], 1).shape", prints: ["[2, 1]"])
    ) { fields in
        let x = fields("x", .tensor, help: "the tensor")
        let dim = fields("dim", .int, help: "where")
        return { arguments, _ in try arguments[x].shaped { try $0.unsqueeze(dim: arguments[dim]) } }
    }

    private static let cat = joining(
        "cat", "tensors one after the other along a dimension", "cat([[1, 2], [3]])", ["[1, 2, 3]"]
    ) { try Tensor.cat($0, dim: $1) }

    private static let stack = joining(
        "stack", "tensors of one shape along a new dimension", "stack([[1, 2], [3, 4]], dim: 1)",
        ["[1, 3]", "[2, 4]"]
    ) { try Tensor.stack($0, dim: $1) }

    private static let split = CommandForm.command(
        "split", "a tensor cut along a dimension", result: "list<tensor>",
        example: Example("split([1, 2, 3], [1, 2])", prints: ["[[1], [2, 3]]"])
    ) { fields in
        let x = fields("x", .tensor, help: "the tensor")
        let sizes = fields("sizes", ReductionForms.dims, help: "sizes of the parts, or one size for all")
        let dim = fields("dim", .int, default: 0, help: "the dimension to cut")
        return { arguments, _ in
            let operand = arguments[x]
            let dimension = arguments[dim]
            var parts = arguments[sizes]
            if parts.count == 1, let length = operand.tensor.shape[checked: dimension], parts[0] > 0 {
                let size = parts[0]
                parts = stride(from: 0, to: length, by: size).map { min(size, length - $0) }
            }
            return .list(
                try operand.tensor.split(parts, dim: dimension).map { .tensor($0, weak: operand.isWeak) })
        }
    }

    private static let diag = CommandForm.command(
        "diag", "a matrix with a vector on its diagonal, or the diagonal of a matrix", result: "tensor",
        example: Example("diag([1, 2])", prints: ["[1, 0]", "[0, 2]"])
    ) { fields in
        let x = fields("x", .tensor, help: "a vector or matrix")
        return { arguments, _ in try arguments[x].shaped { try $0.diag() } }
    }

    private static func sized(
        _ name: String, _ summary: String, _ code: String, _ prints: [String], _ label: String, _ help: String,
        _ function: @escaping @Sendable (Tensor, [Int]) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: prints)) { fields in
            let x = fields("x", .tensor, help: "the tensor")
            let sizes = fields(label, .list(.int), help: help)
            return { arguments, _ in try arguments[x].shaped { try function($0, arguments[sizes]) } }
        }
    }

    private static func joining(
        _ name: String, _ summary: String, _ code: String, _ prints: [String],
        _ function: @escaping @Sendable ([Tensor], Int) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: prints)) { fields in
            let xs = fields("xs", .list(.tensor), help: "the tensors")
            let dim = fields("dim", .int, default: 0, help: "the dimension")
            return { arguments, _ in
                guard let first = arguments[xs].first else { throw Fault(.value, "\(name) of no tensors") }
                var alike: [Tensor] = []
                let model = try arguments[xs].reduce(first) { common, next in
                    let (a, _, weak) = try Operand.unified(
                        Operand(Tensor.zeros([], common.tensor.dtype), isWeak: common.isWeak),
                        Operand(Tensor.zeros([], next.tensor.dtype), isWeak: next.isWeak))
                    return Operand(a, isWeak: weak)
                }
                for operand in arguments[xs] {
                    alike.append(operand.isWeak ? try operand.tensor.to(model.tensor.dtype) : operand.tensor)
                }
                return Operand(try function(alike, arguments[dim]), isWeak: model.isWeak).value
            }
        }
    }
}

extension Operand {
    /// The value of a rearrangement, as weak as the operand.
    func shaped(_ arrange: (Tensor) throws -> Tensor) throws -> Value {
        Operand(try arrange(tensor), isWeak: isWeak).value
    }
}

extension Array {
    /// The element at an index from either end, or nil.
    subscript(checked index: Int) -> Element? {
        let position = index < 0 ? count + index : index
        return indices.contains(position) ? self[position] : nil
    }
}
