import Engine
import Language

/// A matrix with names of rows and columns: cosines, pivots.
struct LabelledMatrix: Noun {
    let rows: [String]
    let columns: [String]
    /// Row by row.
    let values: [[Double]]

    static let kind = "labelled matrix"
    var fieldNames: [String] { ["names", "value", "off_diagonal"] + (rows == columns ? ["min", "max", "mean"] : []) }

    /// The values above the diagonal, row by row.
    var offDiagonal: [Double] {
        values.indices.flatMap { row in values[row].indices.filter { $0 > row }.map { values[row][$0] } }
    }

    func field(_ name: String, in host: any Host) throws -> Value? {
        let pairs = rows == columns ? offDiagonal : []
        switch name {
        case "names": return .list(rows.map { .text($0) })
        case "value": return .tensor(try tensor, weak: true)
        case "off_diagonal": return .tensor(try Tensor(offDiagonal), weak: true)
        case "min": return pairs.min().map { .real($0) }
        case "max": return pairs.max().map { .real($0) }
        case "mean": return pairs.isEmpty ? nil : .real(pairs.reduce(0, +) / Double(pairs.count))
        default: return nil
        }
    }

    private var tensor: Tensor {
        get throws { try Tensor(values.flatMap { $0 }, shape: [rows.count, columns.count]) }
    }

    var summary: String { "a matrix of \(rows.count) x \(columns.count)" }

    func shown(in host: any Host) -> [String] {
        let table = Table(
            [Table.Column("", rows.map { .text($0) })]
                + columns.indices.map { column in
                    Table.Column(columns[column], values.map { .real($0[column]) })
                })
        return Shown.lines(.table(table), width: 200, in: host)
    }
}
