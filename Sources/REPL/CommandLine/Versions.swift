import Engine
import Glibc

/// What matters for numbers: versions and kernels.
enum Versions {
    /// What `--version` prints.
    static var text: String { "roga \(Roga.version)\n" + [swift, blas, kernels].joined(separator: "\n") }

    /// The greeting's parts.
    static func parts(_ session: Session) -> [String] {
        ["RoGA \(Roga.version)", swift, "\(blas), \(Threads.count) threads", "seed \(session.settings.seed)"]
    }

    /// The compiler's version.
    static var swift: String {
        #if swift(>=6.4)
            "Swift 6.4 or later"
        #elseif swift(>=6.3)
            "Swift 6.3"
        #else
            "Swift 6.2"
        #endif
    }

    /// OpenBLAS with the kernels that it chose.
    static var blas: String { LinearAlgebraLibrary.description }

    /// Our own kernels.
    static var kernels: String { "kernels \(Threads.kernels)" }
}
