import Engine

/// Products of vectors and matrices, and linear algebra.
enum AlgebraForms {
    static let all: [CommandForm] = [
        product("matmul", "the matrix product, as @", "matmul([1, 2], [3, 4])", ["11"]) { try $0.matmul($1) },
        product("dot", "the sum of the products of two vectors", "dot([1, 2], [3, 4])", ["11"]) { try $0.dot($1) },
        product("outer", "all products of two vectors' elements", "outer([1, 2], [3, 4])", ["[3, 4]", "[6, 8]"]) {
            try $0.outer($1)
        },
        real("solve", "x with A @ x = b; b is a vector or a matrix", "solve([2, 0; 0, 4], [2, 2])", ["[1, 0.5]"]) {
            try $0.solve($1)
        },
        eigen("eig", "eigenvalues and unit eigenvectors (columns), ascending by real part",
              "eig([2, 0; 0, 1])[0]", ["[1, 2]"]) { try $0.eig() },
        eigen("eigh", "eigenvalues and eigenvectors of a symmetric matrix, ascending",
              "eigh([2, 0; 0, 1])[0]", ["[1, 2]"]) { try $0.eigh() },
        square("inv", "the inverse of a square matrix", "inv([2, 0; 0, 4])", ["[0.5, 0]", "[0, 0.25]"]) {
            try $0.inv()
        },
        square("det", "the determinant of a square matrix", "det([2, 1; 1, 2])", ["3"]) { try $0.det() },
    ]

    private static func product(
        _ name: String, _ summary: String, _ code: String, _ prints: [String],
        _ function: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: prints)) { fields in
            let a = fields("a", .tensor, help: "the left factor")
            let b = fields("b", .tensor, help: "the right factor")
            return { arguments, _ in
                let (left, right, weak) = try Operand.unified(arguments[a], arguments[b])
                return Operand(try function(left, right), isWeak: weak).value
            }
        }
    }

    private static func real(
        _ name: String, _ summary: String, _ code: String, _ prints: [String],
        _ function: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: prints)) { fields in
            let a = fields("A", .tensor, help: "a square matrix")
            let b = fields("b", .tensor, help: "the right side")
            return { arguments, _ in
                let (left, right, weak) = try Operand.unified(
                    arguments[a].floating(), arguments[b].floating())
                return Operand(try function(left, right), isWeak: weak).value
            }
        }
    }

    private static func square(
        _ name: String, _ summary: String, _ code: String, _ prints: [String],
        _ function: @escaping @Sendable (Tensor) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: prints)) { fields in
            let a = fields("A", .tensor, help: "a square matrix")
            return { arguments, _ in try arguments[a].floating().shaped(function) }
        }
    }

    private static func eigen(
        _ name: String, _ summary: String, _ code: String, _ prints: [String],
        _ function: @escaping @Sendable (Tensor) throws -> (values: Tensor, vectors: Tensor)
    ) -> CommandForm {
        .command(name, summary, result: "list<tensor>", example: Example(code, prints: prints)) { fields in
            let a = fields("A", .tensor, help: "a square matrix of finite numbers")
            return { arguments, _ in
                let operand = try arguments[a].floating()
                let (values, vectors) = try function(operand.tensor)
                return .list([.tensor(values, weak: operand.isWeak), .tensor(vectors, weak: operand.isWeak)])
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
