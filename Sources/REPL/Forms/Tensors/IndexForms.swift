import Engine

/// Functions that take elements by position or mask, and put them there.
enum IndexForms {
    static let all: [CommandForm] = [
        OpForm.op(
            "index_select", "the parts at positions along dim", "index_select([1, 2, 3], 0, [2, 0]) #> [3, 1]", of: .any, dim,
            index
        ) { try $0.indexSelect(dim: $1, $2.rank == 0 ? $2.reshape([1]) : $2) },
        OpForm.op(
            "gather", "x[i][index[i][j]] for dim 1", "gather([1, 2; 3, 4], 1, [1; 0]) #> [2] #> [3]", of: .any, dim, index
        ) { try $0.gather(dim: $1, $2) },
        OpForm.op(
            "take_along_dim", "gather with broadcasting; from the flattened tensor without dim",
            "take_along_dim([3, 1, 2], argsort([3, 1, 2])) #> [1, 2, 3]", of: .any,
            .index("index", "positions"), .maybe("dim", .int, "the dimension")
        ) { try $0.takeAlongDim($1, dim: $2) },
        OpForm.op(
            "scatter", "a copy with elements of src at positions along dim",
            "scatter([0, 0, 0], 0, [2, 0], [5, 6]) #> [6, 0, 5]", of: .any, dim, index,
            .tensor("src", "what to put: a number, or a tensor of the index's shape")
        ) { x, dim, index, source in
            try x.scatter(dim: dim, index, source.rank == 0 ? source.expand(index.shape) : source)
        },
        OpForm.op(
            "scatter_add", "a copy with elements of src added at positions along dim",
            "scatter_add([0, 0, 0], 0, [2, 2], [5, 6]) #> [0, 0, 11]", of: .real, dim, index,
            .tensor("src", "what to add: a number, or a tensor of the index's shape")
        ) { x, dim, index, source in
            try x.scatterAdd(dim: dim, index, source.rank == 0 ? source.expand(index.shape) : source)
        },
        OpForm.op(
            "masked_select", "the elements where a mask is true", "masked_select([1, 5], [1, 5] > 2) #> [5]", of: .any,
            .index("mask", "a tensor of bool")
        ) { try $0.maskedSelect($1) },
        OpForm.op(
            "masked_fill", "a number where a mask is true", "masked_fill([1, 5], [1, 5] > 2, 0) #> [1, 0]", of: .any,
            .index("mask", "a tensor of bool"), .needed("value", .number, "the number")
        ) { try $0.maskedFill($1, $2) },
        OpForm.op(
            "one_hot", "1 at each class, 0 elsewhere", "one_hot([1, 0], 2) #> [0, 1] #> [1, 0]", of: .any,
            .maybe("num_classes", .int, in: .atLeast(1), "one more than the largest without it")
        ) { try $0.oneHot(classes: $1) },
    ]

    private static let dim = OpOption<Int>.needed("dim", .int, "the dimension")
    private static let index = OpOption<Tensor>.index("index", "positions; negative ones count from the end")
}
