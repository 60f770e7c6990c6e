/// Samples on their way through a model, with one or, for mixed inputs, two classes each.
struct ModelSamples: Sendable {
    /// As the first layer takes them.
    let inputs: Tensor
    let labels: Tensor
    /// The classes of the samples mixed in: their losses follow the others, row by row.
    var otherLabels: Tensor?

    var count: Int { labels.count }

    /// Losses of the rows, the model's outputs and the moved running statistics, off any tape.
    func forward(
        _ architecture: Architecture, _ parameters: [Tensor], _ buffers: Buffers
    ) throws -> (rows: Tensor, outputs: ModelOutputs?, buffers: Buffers) {
        let result = try architecture.forward(
            inputs, parameters: parameters, buffers: buffers, mode: .training)
        let first = try result.logits.crossEntropy(labels, reduction: .none)
        if let otherLabels {
            let second = try result.logits.crossEntropy(otherLabels, reduction: .none)
            return (try Tensor.cat([first, second]), nil, result.buffers)
        }
        let outputs = ModelOutputs(features: result.features, logits: result.logits, labels: labels)
        return (first, outputs, result.buffers)
    }

    /// The same on a tape of its own, with the parameters as variables.
    func record(
        _ architecture: Architecture, _ parameters: [Tensor], _ buffers: Buffers
    ) throws -> (record: ForwardRecord, buffers: Buffers) {
        let tape = Tape()
        let leaves = try parameters.map { try tape.variable($0) }
        let (rows, outputs, moved) = try forward(architecture, leaves, buffers)
        return (ForwardRecord(tape: tape, rows: rows, leaves: leaves, outputs: outputs), moved)
    }
}

/// Rows of several domains that pass a model together.
struct Pieces: Hashable {
    /// Rows of one domain.
    struct Entry: Hashable {
        /// Its place among the domains that were asked for.
        let position: Int
        let domain: Int
        let rows: Range<Int>
    }

    let entries: [Entry]

    /// Cuts the first rows of domains into parts that each hold a share of every domain.
    ///
    /// Row r of n goes to part ⌊r·parts/n⌋; parts that get no row are left out.
    static func cut(_ members: [(position: Int, domain: Int, count: Int)], into parts: Int) -> [Pieces] {
        (0..<parts).compactMap { part in
            let entries = members.compactMap { member -> Entry? in
                let (low, high) = (member.count * part / parts, member.count * (part + 1) / parts)
                guard low < high else { return nil }
                return Entry(position: member.position, domain: member.domain, rows: low..<high)
            }
            return entries.isEmpty ? nil : Pieces(entries: entries)
        }
    }
}
