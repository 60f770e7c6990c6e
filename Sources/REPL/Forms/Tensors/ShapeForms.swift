import Engine

/// Functions that arrange elements anew.
enum ShapeForms {
    static let all: [CommandForm] = shapes + arrangements + parts

    private static let shapes: [CommandForm] = [
        OpForm.op(
            "reshape", "the same elements, row-major, in another shape",
            "reshape([1, 2, 3, 4], [2, 2]) #> [1, 2] #> [3, 4]", of: .any, ints("shape", "new sizes; one may be -1")
        ) { try $0.reshape($1) },
        OpForm.op(
            "permute", "the dimensions in another order", "permute(ones(2, 3), [1, 0]).shape #> [3, 2]", of: .any,
            ints("dims", "the order")
        ) { try $0.permute($1) },
        OpForm.op(
            "expand", "dimensions of size 1 repeated", "expand([1; 2], [2, 2]) #> [1, 1] #> [2, 2]", of: .any,
            ints("shape", "the sizes; -1 keeps one")
        ) { try $0.expand($1) },
        OpForm.op(
            "transpose", "two dimensions exchanged", "transpose([1, 2; 3, 4], 0, 1) #> [1, 3] #> [2, 4]", of: .any,
            .needed("dim0", .int, "one dimension"), .needed("dim1", .int, "the other")
        ) { try $0.transpose($1, $2) },
        OpForm.op(
            "flatten", "all elements in one dimension", "flatten([1, 2; 3, 4]) #> [1, 2, 3, 4]", of: .any,
            .int("start_dim", 0, "dimensions before it stay")
        ) { try $0.flatten(from: $1) },
        OpForm.op(
            "squeeze", "dimensions of size 1 dropped", "squeeze(ones(1, 3)).shape #> [3]", of: .any,
            .maybe("dim", .int, "only this one; all without it")
        ) { try $0.squeeze(dim: $1) },
        OpForm.op(
            "unsqueeze", "a dimension of size 1 put in", "unsqueeze([1, 2], 1).shape #> [2, 1]", of: .any,
            .needed("dim", .int, "where")
        ) { try $0.unsqueeze(dim: $1) },
    ]

    private static let arrangements: [CommandForm] = [
        OpForm.op(
            "repeat", "the tensor set side by side along each dimension", "repeat([1, 2], [2]) #> [1, 2, 1, 2]", of: .any,
            .needed("repeats", ReductionForms.dims, "how often along each dimension")
        ) { try $0.repeat($1) },
        OpForm.op(
            "flip", "the elements along dimensions in reverse", "flip([1, 2, 3], 0) #> [3, 2, 1]", of: .any,
            .needed("dims", ReductionForms.dims, "the dimensions")
        ) { try $0.flip(dims: $1) },
        OpForm.op(
            "roll", "elements moved along dimensions, the last to the front", "roll([1, 2, 3], 1) #> [3, 1, 2]", of: .any,
            .needed("shifts", ReductionForms.dims, "how far along each"),
            .maybe("dims", ReductionForms.dims, "the dimensions; the flattened tensor without it")
        ) { try $0.roll($1, dims: $2) },
        OpForm.op(
            "pad", "elements put around, or cut off", "pad([1, 2], [1, 2]) #> [0, 1, 2, 0, 0]", of: .any,
            ints("pad", "before and after the last dimension, then the one before it, ..."),
            .choice("mode", PadMode.constant, "what stands there"),
            .number("value", 0, "of mode \"constant\"")
        ) { try $0.pad($1, mode: $2, value: $3) },
        OpForm.op(
            "tril", "the lower triangle, 0 above", "tril([1, 2; 3, 4]) #> [1, 0] #> [3, 4]", of: .any, diagonal
        ) { try $0.tril(diagonal: $1) },
        OpForm.op(
            "triu", "the upper triangle, 0 below", "triu([1, 2; 3, 4]) #> [1, 2] #> [0, 4]", of: .any, diagonal
        ) { try $0.triu(diagonal: $1) },
        OpForm.op(
            "diag", "a matrix with a vector on its diagonal, or the diagonal of a matrix",
            "diag([1, 2]) #> [1, 0] #> [0, 2]", of: .any, diagonal
        ) { try $0.diag(diagonal: $1) },
    ]

    private static let parts: [CommandForm] = [
        OpForm.list("cat", "tensors one after the other along a dimension", "cat([[1, 2], [3]]) #> [1, 2, 3]", dim) {
            try Tensor.cat($0, dim: $1)
        },
        OpForm.list(
            "stack", "tensors of one shape along a new dimension", "stack([[1, 2], [3, 4]], dim: 1) #> [1, 3] #> [2, 4]",
            dim
        ) { try Tensor.stack($0, dim: $1) },
        OpForm.op(
            "split", "a tensor cut along a dimension", "split([1, 2, 3], [1, 2]) #> [[1], [2, 3]]", of: .any,
            .needed("sizes", partSizes, "sizes of the parts, or one size for all"), dim
        ) { x, sizes, dim in
            switch sizes {
            case .each(let size): try x.split(size: size, dim: dim)
            case .all(let sizes): try x.split(sizes, dim: dim)
            }
        },
        OpForm.op(
            "chunk", "a tensor cut into so many parts", "chunk([1, 2, 3], 2) #> [[1, 2], [3]]", of: .any,
            .needed("chunks", .int, in: .atLeast(1), "how many at most"), dim
        ) { try $0.chunk($1, dim: $2) },
    ]

    /// The sizes of the parts of `split`.
    private enum PartSizes: Sendable {
        case each(Int)
        case all([Int])
    }

    private static let partSizes = FieldType<PartSizes>("int | list<int>") { value in
        if let one = value.exactInt { return .each(one) }
        return try FieldType<[Int]>.list(.int).read(value).map(PartSizes.all)
    }

    private static let dim = OpOption<Int>.int("dim", 0, "the dimension")
    private static let diagonal = OpOption<Int>.int("diagonal", 0, "counted upwards from the main one")

    private static func ints(_ label: String, _ help: String) -> OpOption<[Int]> {
        .needed(label, .list(.int), help)
    }
}
