import Engine

/// Functions that take many elements to one, over all dimensions or some.
enum ReductionForms {
    static let all: [CommandForm] = totals + statistics + positions + series

    /// `dim:` of a reduction: one dimension or several; all without it.
    static let dims = FieldType<[Int]>("int | list<int>") { value in
        if let one = value.exactInt { return [one] }
        return try FieldType<[Int]>.list(.int).read(value)
    }

    private static let totals: [CommandForm] = [
        over("sum", "sum of the elements", "sum([1, 2; 3, 4], dim: 0) #> [4, 6]", .any) {
            try $0.sum(dim: $1, keepdim: $2)
        },
        over("mean", "mean of the elements", "mean([1, 2, 3, 6]) #> 3") { try $0.mean(dim: $1, keepdim: $2) },
        over("amax", "largest element; nan if any is nan", "amax([1, 5, 2]) #> 5", .any) {
            try $0.amax(dim: $1, keepdim: $2)
        },
        over("amin", "smallest element; nan if any is nan", "amin([1, 5, 2]) #> 1", .any) {
            try $0.amin(dim: $1, keepdim: $2)
        },
        over("max", "largest element (amax)", "max([1, 5, 2]) #> 5", .any) { try $0.amax(dim: $1, keepdim: $2) },
        over("min", "smallest element (amin)", "min([1, 5, 2]) #> 1", .any) { try $0.amin(dim: $1, keepdim: $2) },
        over("logsumexp", "log of the sum of exponentials, without overflow", "logsumexp([0, 0]) #> 0.6931") {
            try $0.logsumexp(dim: $1, keepdim: $2)
        },
        over("all", "whether every element is true (not 0)", "all([1, 2] == [1, 2]) #> true", .any) {
            try $0.all(dim: $1, keepdim: $2)
        },
        over("any", "whether some element is true (not 0)", "any([1, 2] == [1, 3]) #> true", .any) {
            try $0.any(dim: $1, keepdim: $2)
        },
        OpForm.op("prod", "product of the elements", "prod([2, 3, 4]) #> 24", of: .any, dim, keepdim) {
            try $0.prod(dim: $1, keepdim: $2)
        },
    ]

    private static let statistics: [CommandForm] = [
        OpForm.op(
            "var", "variance, divided by n - correction", "var([1, 2, 3, 4]) #> 1.6667", overDims, correction, keepdim
        ) { try $0.var(dim: $1, correction: $2, keepdim: $3) },
        OpForm.op(
            "std", "standard deviation, divided by n - correction", "std([1, 2, 3, 4]) #> 1.291", overDims, correction,
            keepdim
        ) { try $0.std(dim: $1, correction: $2, keepdim: $3) },
        OpForm.op(
            "norm", "the p-norm of all elements, or along dim", "norm([3, 4]) #> 5",
            .number("p", 2, in: .above(0), "order of the norm"), overDims, keepdim
        ) { try $0.norm(p: $1, dim: $2, keepdim: $3) },
        OpForm.op(
            "median", "the middle element; of an even number the lower of the two", "median([5, 1, 3, 2]) #> 2", of: .any,
            dim, keepdim
        ) { x, dim, keepdim in
            try dim.map { try x.median(dim: $0, keepdim: keepdim).values } ?? x.median()
        },
    ]

    private static let positions: [CommandForm] = [
        OpForm.op(
            "argmax", "index of the largest element; the first of equals", "argmax([1, 5, 2]) #> 1", of: .any, dim, keepdim
        ) { try $0.argmax(dim: $1, keepdim: $2) },
        OpForm.op(
            "argmin", "index of the smallest element; the first of equals", "argmin([1, 5, 2]) #> 0", of: .any, dim, keepdim
        ) { try $0.argmin(dim: $1, keepdim: $2) },
        OpForm.op(
            "sort", "the elements in order, and their indices", "sort([3, 1, 2])[0] #> [1, 2, 3]", of: .any, last,
            .flag("descending", false, "largest first")
        ) { x, dim, descending in
            let places = try x.argsort(dim: dim, descending: descending)
            return [x.rank == 0 ? x : try x.gather(dim: dim, places), places]
        },
        OpForm.op(
            "argsort", "the indices that put elements in order", "argsort([3, 1, 2]) #> [1, 2, 0]", of: .any, last,
            .flag("descending", false, "largest first")
        ) { try $0.argsort(dim: $1, descending: $2) },
        OpForm.op(
            "topk", "the k largest elements, and their indices", "topk([3, 1, 2], 2)[0] #> [3, 2]", of: .any,
            .needed("k", .int, in: .atLeast(0), "how many"), last, .flag("largest", true, "else the smallest")
        ) { x, k, dim, largest in
            let (values, places) = try x.topk(k, dim: dim, largest: largest)
            return [values, places]
        },
        OpForm.op("unique", "the different elements, ascending", "unique([3, 1, 3]) #> [1, 3]", of: .any) {
            try $0.unique().values
        },
        OpForm.op(
            "searchsorted", "where each value would stand in an ascending sequence",
            "searchsorted([1, 3, 5], [3, 4]) #> [1, 2]", of: .any, label: "sorted_sequence",
            .tensor("values", "what to place"), .flag("right", false, "after equals instead of before")
        ) { try $0.searchsorted($1, right: $2) },
    ]

    private static let series: [CommandForm] = [
        OpForm.op(
            "cumsum", "running sums along dim", "cumsum([1, 2, 3], 0) #> [1, 3, 6]", of: .any,
            .needed("dim", .int, "the dimension")
        ) { try $0.cumsum(dim: $1) }
    ]

    private static let dim = OpOption<Int?>.maybe("dim", .int, "dimension to go along; all elements without it")
    private static let last = OpOption<Int>.int("dim", -1, "dimension to go along")
    private static let overDims = OpOption<[Int]?>.maybe("dim", dims, "dimensions to go over; all without it")
    private static let keepdim = OpOption<Bool>.flag("keepdim", false, "keep the dimensions with size 1")
    private static let correction = OpOption<Int>.int("correction", 1, in: .atLeast(0), "taken from n")

    private static func over(
        _ name: String, _ summary: String, _ example: String, _ input: OpInput = .real,
        _ function: @escaping @Sendable (Tensor, [Int]?, Bool) throws -> Tensor
    ) -> CommandForm {
        OpForm.op(name, summary, example, of: input, overDims, keepdim, body: function)
    }
}
