import Engine

/// Linear algebra. Where a factorisation is not smooth everywhere, the input is made well separated first.
extension OpCatalog {
    static let algebra: [OpCase] = systems + factorizations

    /// A matrix whose symmetric part has eigenvalues around 5, or around the squares of 2, 3, … if `apart`.
    private static func dominant(_ a: Tensor, apart: Bool = false) throws -> Tensor {
        let n = a.shape[a.rank - 1]
        let diagonal = try Tensor((0..<n).map { apart ? Double(($0 + 2) * ($0 + 2)) : 5 }).to(a.dtype).diag()
        return try a * 0.5 + diagonal
    }

    private static func symmetric(_ a: Tensor, apart: Bool = false) throws -> Tensor {
        let x = try dominant(a, apart: apart)
        return try (x + x.T) * 0.5
    }

    /// A wide matrix of well separated rows.
    private static func wide(_ a: Tensor) throws -> Tensor {
        let (m, n) = (a.shape[a.rank - 2], a.shape[a.rank - 1])
        return try a * 0.5 + Tensor.eye(n, a.dtype).narrow(dim: 0, start: 0, length: m) * 3.0
    }

    private static let systems: [OpCase] = [
        OpCase("solve of stacks", [2, 3, 3], [2, 3, 2]) { try dominant($0[0]).solve($0[1]) },
        OpCase("solve of stacks that broadcast", [2, 3, 3], [3, 1]) { try dominant($0[0]).solve($0[1]) },
        OpCase("solve of vectors of a stack", [2, 3, 3], [2, 3]) { try dominant($0[0]).solve($0[1]) },
        OpCase("inv of a stack", [2, 3, 3]) { try dominant($0[0]).inv() },
        OpCase("inv of nothing", [0, 0]) { try $0[0].inv() },
        OpCase("det of a stack", [2, 3, 3]) { try dominant($0[0]).det() * 0.01 },
        OpCase("slogdet", [3, 3]) { try dominant($0[0]).slogdet().logabsdet },
        OpCase("slogdet of a stack", [2, 2, 2]) { try dominant($0[0]).neg().slogdet().logabsdet },
        OpCase("pinv tall", [4, 2]) { try $0[0].pinv() },
        OpCase("pinv wide", [2, 2, 3]) { try wide($0[0]).pinv() },
        OpCase("pinv square", [3, 3]) { try dominant($0[0]).pinv() },
        OpCase("lstsq tall", [4, 2], [4, 3]) { try $0[0].lstsq($0[1]).solution },
        OpCase("lstsq wide", [2, 4], [2]) { try $0[0].lstsq($0[1]).solution },
        OpCase("lstsq residuals", [4, 2], [4, 2]) { try $0[0].lstsq($0[1]).residuals },
    ]

    private static let factorizations: [OpCase] = [
        OpCase("cholesky", [3, 3]) { try symmetric($0[0]).cholesky() },
        OpCase("cholesky of a stack", [2, 2, 2]) { try symmetric($0[0]).cholesky() },
        OpCase("qr tall Q", [4, 2]) { try $0[0].qr().q },
        OpCase("qr tall R", [4, 2]) { try $0[0].qr().r },
        OpCase("qr square", [3, 3]) { x in
            let (q, r) = try dominant(x[0]).qr()
            return try q + r
        },
        OpCase("qr wide Q", [2, 2, 3]) { try wide($0[0]).qr().q },
        OpCase("qr wide R", [2, 2, 3]) { try wide($0[0]).qr().r },
        OpCase("svdvals", [3, 3]) { try dominant($0[0], apart: true).svdvals() },
        OpCase("svdvals tall", [4, 2]) { try $0[0].svdvals() },
        OpCase("svd U", [3, 3]) { try dominant($0[0], apart: true).svd().u },
        OpCase("svd Vᵀ", [2, 3, 3]) { try dominant($0[0], apart: true).svd().vh },
        OpCase("svd tall U", [4, 2]) { try ($0[0] * Tensor([3.0, 1]).to($0[0].dtype)).svd().u },
        OpCase("svd wide Vᵀ", [2, 4]) { try ($0[0] * Tensor([3.0, 1], shape: [2, 1]).to($0[0].dtype)).svd().vh },
        OpCase("eigh values", [3, 3]) { try symmetric($0[0], apart: true).eigh().values },
        OpCase("eigh vectors", [2, 3, 3]) { try symmetric($0[0], apart: true).eigh().vectors },
        OpCase("eig values", [3, 3]) { try dominant($0[0], apart: true).eig().values },
        OpCase("eig vectors", [3, 3]) { try dominant($0[0], apart: true).eig().vectors },
    ]
}
