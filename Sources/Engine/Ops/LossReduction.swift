/// How the losses of rows become the result.
public enum LossReduction: Sendable {
    /// One loss a row.
    case none
    /// Their mean; nan of no rows.
    case mean
    /// Their sum.
    case sum

    func apply(_ losses: Tensor) throws -> Tensor {
        switch self {
        case .none: losses
        case .mean: try losses.mean()
        case .sum: try losses.sum()
        }
    }
}
