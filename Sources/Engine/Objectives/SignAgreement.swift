/// What the masks of `andmask` and `sandmask` share: how far domains agree in the signs of their gradients.
enum SignAgreement {
    /// Σᵢ sign(gᵢ), whole numbers, element by element.
    static func sum(_ gradients: [Tensor]) throws -> Tensor {
        try Tensor.weightedSum(gradients.map { try $0.sign() }, weights: gradients.map { _ in 1 })
    }

    /// For each tensor mask ⊙ mean / (1e-10 + mean(mask)).
    static func masked(_ mean: Tensor, by mask: Tensor, _ layout: ParameterLayout) throws -> Tensor {
        let pieces = try layout.entries.map { entry in
            let kept = try mask.narrow(dim: 0, start: entry.offset, length: entry.count)
            let values = try mean.narrow(dim: 0, start: entry.offset, length: entry.count)
            return try kept * values * (1 / (1e-10 + kept.mean().item()))
        }
        return try Tensor.cat(pieces)
    }
}
