import Engine

/// Products of vectors and matrices, and linear algebra.
enum AlgebraForms {
    static let all: [CommandForm] = products + matrices + factors

    private static let products: [CommandForm] = [
        product("matmul", "the matrix product, as @", "matmul([1, 2], [3, 4]) #> 11") { try $0.matmul($1) },
        product("dot", "the sum of the products of two vectors", "dot([1, 2], [3, 4]) #> 11") { try $0.dot($1) },
        product("outer", "all products of two vectors' elements", "outer([1, 2], [3, 4]) #> [3, 4] #> [6, 8]") {
            try $0.outer($1)
        },
        einsum,
    ]

    private static let matrices: [CommandForm] = [
        OpForm.op(
            "solve", "x with A @ x = b; b is a vector or a matrix", "solve([2, 0; 0, 4], [2, 2]) #> [1, 0.5]",
            label: "A", .tensor("b", "the right side")
        ) { try $0.solve($1) },
        OpForm.op("inv", "the inverse of a square matrix", "inv([2, 0; 0, 4]) #> [0.5, 0] #> [0, 0.25]", label: "A") {
            try $0.inv()
        },
        OpForm.op("det", "the determinant of a square matrix", "det([2, 1; 1, 2]) #> 3", label: "A") { try $0.det() },
        OpForm.op(
            "slogdet", "the determinant's sign, and the log of its size", "slogdet([0, 2; 1, 0]) #> [-1, 0.6931]",
            label: "A"
        ) { a in
            let (sign, logarithm) = try a.slogdet()
            return [sign, logarithm]
        },
        OpForm.op(
            "lstsq", "the x nearest to A @ x = b, with residuals, rank and singular values of A",
            "lstsq([1, 0; 1, 1; 1, 2], [1, 2, 4])[0] #> [0.8333, 1.5]", label: "A", .tensor("b", "the right side"),
            .maybe("rcond", .number, in: .atLeast(0), "singular values below it times the largest count as 0")
        ) { a, b, rcond in
            let found = try a.lstsq(b, rcond: rcond)
            return [found.solution, found.residuals, found.rank, found.singularValues]
        },
        OpForm.op(
            "pinv", "the Moore-Penrose inverse", "pinv([1; 2]) #> [0.2, 0.4]", label: "A", tolerance
        ) { try $0.pinv(rtol: $1) },
        OpForm.op("matrix_rank", "the rank of a matrix", "matrix_rank([1, 2; 2, 4]) #> 1", label: "A", tolerance) {
            try $0.matrixRank(rtol: $1)
        },
    ]

    private static let factors: [CommandForm] = [
        OpForm.op(
            "eig", "eigenvalues and unit eigenvectors (columns), ascending by real part",
            "eig([2, 0; 0, 1])[0] #> [1, 2]", label: "A"
        ) { a in
            let (values, vectors) = try a.eig()
            return [values, vectors]
        },
        OpForm.op(
            "eigh", "eigenvalues and eigenvectors of a symmetric matrix, ascending", "eigh([2, 0; 0, 1])[0] #> [1, 2]",
            label: "A"
        ) { a in
            let (values, vectors) = try a.eigh()
            return [values, vectors]
        },
        OpForm.op(
            "cholesky", "the lower L with L @ L.T = A, for positive definite A",
            "cholesky([4, 2; 2, 5]) #> [2, 0] #> [1, 2]", label: "A"
        ) { try $0.cholesky() },
        OpForm.op(
            "qr", "Q with orthonormal columns and upper triangular R with Q @ R = A", "abs(qr([3; 4])[1]) #> [5]",
            label: "A"
        ) { a in
            let (q, r) = try a.qr()
            return [q, r]
        },
        OpForm.op(
            "svd", "U, S, V.T with U @ diag(S) @ V.T = A, S descending", "svd([3, 0; 0, 4])[1] #> [4, 3]", label: "A",
            .flag("full_matrices", false, "square U and V.T")
        ) { a, full in
            let (u, s, vh) = try a.svd(fullMatrices: full)
            return [u, s, vh]
        },
        OpForm.op("svdvals", "the singular values, descending", "svdvals([3, 0; 0, 4]) #> [4, 3]", label: "A") {
            try $0.svdvals()
        },
    ]

    private static let tolerance = OpOption<Double?>.maybe(
        "rtol", .number, in: .atLeast(0), "singular values up to it times the largest count as 0")

    private static let einsum = CommandForm.command(
        "einsum", "the sum of products that an equation of letters says", result: "tensor",
        example: OpForm.parsed("einsum(\"ij,j->i\", [1, 2; 3, 4], [1, 1]) #> [3, 7]")
    ) { fields in
        let equation = fields(
            "equation", .text, help: "\"ij,jk->ik\": a letter a dimension; what it lacks is summed over")
        let operands = fields.rest("operands", .tensor, help: "the tensors")
        return { arguments, _ in
            try OpForm.together(arguments[operands], "einsum") { tensors, _ in
                try Tensor.einsum(arguments[equation], tensors)
            }
        }
    }

    private static func product(
        _ name: String, _ summary: String, _ example: String,
        _ function: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
    ) -> CommandForm {
        OpForm.op(name, summary, example, of: .any, label: "a", .tensor("b", "the right factor"), body: function)
    }
}

extension Operand {
    /// The value of a rearrangement, as weak as the operand.
    func shaped(_ arrange: (Tensor) throws -> Tensor) throws -> Value {
        Operand(try arrange(tensor), isWeak: isWeak).value
    }
}
