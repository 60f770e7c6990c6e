import Engine

/// Functions of elements and what depends on their order. A name is what the row computes in PyTorch's words;
/// rows of the reference file go by it.
extension OpCatalog {
    static let functions: [OpCase] =
        OpCase.unary("expm1") { try $0.expm1() } + OpCase.unary("log1p", values: .positive) { try $0.log1p() }
        + activations
        + OpCase.unary("rsqrt", values: .positive) { try $0.rsqrt() }
        + OpCase.unary("reciprocal", values: .positive) { try $0.reciprocal() }
        + OpCase.unary("tan", values: .inside) { try $0.tan() } + OpCase.unary("erf") { try $0.erf() }
        + OpCase.unary("erfc") { try $0.erfc() }

    private static let activations: [OpCase] =
        OpCase.unary("leaky_relu") { try $0.leakyRelu(negativeSlope: 0.1) }
        + OpCase.unary("elu") { try $0.elu(alpha: 1.5) } + OpCase.unary("gelu") { try $0.gelu() }
        + OpCase.unary("gelu tanh") { try $0.gelu(approximate: .tanh) } + OpCase.unary("silu") { try $0.silu() }
        + OpCase.unary("softplus") { try $0.softplus() }
        + OpCase.unary("softplus beta 2") { try $0.softplus(beta: 2, threshold: 1) }

    static let orders: [OpCase] = [
        OpCase("median", [5]) { try $0[0].median() },
        OpCase("median of an even number", [2, 3]) { try $0[0].median() },
        OpCase("median of dim 0", [4, 3]) { try $0[0].median(dim: 0).values },
        OpCase("median of dim -1 kept", [2, 5]) { try $0[0].median(dim: -1, keepdim: true).values },
        OpCase("topk", [2, 5]) { try $0[0].topk(3).values },
        OpCase("topk smallest of dim 0", [4, 2]) { try $0[0].topk(2, dim: 0, largest: false).values },
        OpCase("sort of dim 0", [4, 2]) { try $0[0].sort(dim: 0) },
    ]

    static let arrangements: [OpCase] = [
        OpCase("repeat", [2, 3]) { try $0[0].repeat([2, 1, 3]) },
        OpCase("repeat none", [2, 3]) { try $0[0].repeat([0, 2]) },
        OpCase("flip of two dims", [2, 3, 2]) { try $0[0].flip(dims: [0, -1]) },
        OpCase("roll", [2, 3]) { try $0[0].roll([2]) },
        OpCase("roll of dims", [3, 4]) { try $0[0].roll([-1, 6], dims: [0, 1]) },
        OpCase("chunk", [5, 2]) { try $0[0].chunk(2)[1] },
        OpCase("pad", [2, 3]) { try $0[0].pad([1, 2, 0, 1]) },
        OpCase("pad with a value", [2, 3]) { try $0[0].pad([1, -1], value: 1.5) },
        OpCase("pad cut off", [2, 4]) { try $0[0].pad([-1, -2, 1, 0]) },
        OpCase("pad reflect", [1, 2, 4]) { try $0[0].pad([2, 3], mode: .reflect) },
        OpCase("pad replicate", [1, 2, 3]) { try $0[0].pad([2, 1], mode: .replicate) },
        OpCase("pad circular", [1, 2, 3]) { try $0[0].pad([2, 3], mode: .circular) },
        OpCase("tril", [3, 4]) { try $0[0].tril() },
        OpCase("tril of diagonal -1", [2, 3, 3]) { try $0[0].tril(diagonal: -1) },
        OpCase("triu of diagonal 1", [3, 4]) { try $0[0].triu(diagonal: 1) },
        OpCase("diag of a vector, above", [3]) { try $0[0].diag(diagonal: 1) },
        OpCase("diag of a matrix, below", [4, 3]) { try $0[0].diag(diagonal: -2) },
        OpCase("diagonal", [2, 3, 4]) { try $0[0].diagonal() },
        OpCase("expand of -1", [3, 1]) { try $0[0].expand([2, -1, 4]) },
    ]

    static let placements: [OpCase] = [
        OpCase("scatter", [3, 4], [3, 2]) {
            try $0[0].scatter(dim: 1, Tensor([0, 3, 1, 0, 2, 2], shape: [3, 2]), $0[1])
        },
        OpCase("scatter a number", [3, 4]) {
            try $0[0].scatter(dim: 1, Tensor([0, 3, -1], shape: [3, 1]), value: 2)
        },
        OpCase("scatter_add", [3, 4], [2, 4]) {
            try $0[0].scatterAdd(dim: 0, Tensor([0, 2, 1, 1, 0, 2, 1, 0], shape: [2, 4]), $0[1])
        },
        OpCase("take_along_dim", [3, 4]) { try $0[0].takeAlongDim(Tensor([2, 0, 0], shape: [1, 3]), dim: 1) },
        OpCase("take_along_dim of all", [3, 4]) { try $0[0].takeAlongDim(Tensor([7, 0, 7])) },
        OpCase("masked_fill", [3, 4]) {
            try $0[0].maskedFill(Tensor([true, false, false, true]), 2)
        },
        OpCase("index_select twice", [3, 2]) { try $0[0].indexSelect(dim: -1, Tensor([1, 1, 0])) },
    ]

    static let einsums: [OpCase] = [
        OpCase("einsum ij,jk->ik", [3, 4], [4, 2]) { try Tensor.einsum("ij,jk->ik", $0) },
        OpCase("einsum bij,bkj->bik", [2, 3, 4], [2, 5, 4]) { try Tensor.einsum("bij,bkj->bik", $0) },
        OpCase("einsum ii->i", [3, 3]) { try Tensor.einsum("ii->i", $0) },
        OpCase("einsum ii", [3, 3]) { try Tensor.einsum("ii", $0) },
        OpCase("einsum ba", [3, 2]) { try Tensor.einsum("ba", $0) },
        OpCase("einsum i,j->ij", [3], [2]) { try Tensor.einsum("i,j->ij", $0) },
        OpCase("einsum i,ij,j->", [3], [3, 4], [4]) { try Tensor.einsum("i,ij,j->", $0) },
        OpCase("einsum ...ij->...ji", [2, 3, 4]) { try Tensor.einsum("...ij->...ji", $0) },
        OpCase("einsum ij,ij->j", [3, 4], [3, 4]) { try Tensor.einsum("ij,ij->j", $0) },
        OpCase("einsum abc,cd,b->ad", [2, 3, 4], [4, 2], [3]) { try Tensor.einsum("abc, cd, b -> ad", $0) },
    ]
}
