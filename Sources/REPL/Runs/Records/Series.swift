import Engine

/// A number over the steps of a run.
struct Series: Noun {
    let label: String
    let steps: [Int]
    let values: [Double]
    let isInterrupted: Bool

    static let kind = "series"
    var fieldNames: [String] { ["step", "value"] }

    func field(_ name: String, in host: any Host) throws -> Value? {
        switch name {
        case "step": .tensor(try Tensor(steps), weak: true)
        case "value": .tensor(try Tensor(values), weak: true)
        case "size": .int(values.count)
        default: nil
        }
    }

    var summary: String {
        guard let first = values.first, let last = values.last else { return "an empty series" }
        return "\(label): \(values.count) values, first \(Float(first)), last \(Float(last))"
    }
}
