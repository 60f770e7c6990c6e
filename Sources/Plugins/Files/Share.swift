import Engine
import Glibc

/// The files that come with the product: the built-in manifest and the data it names.
public struct Share: Sendable {
    /// The built-in manifest.
    public let manifest: String
    /// The handwritten digits.
    public let digits: String

    /// An installed product: all lies in `PREFIX/share/roga`.
    public init(installed folder: String) {
        manifest = Paths.joined(folder, "datasets.yaml")
        digits = Paths.joined(folder, "digits.npz")
    }

    /// A checkout of the repository: the manifest lies at its top, data in `share`.
    public init(checkout folder: String) {
        manifest = Paths.joined(folder, "datasets.yaml")
        digits = Paths.joined(folder, "share/digits.npz")
    }

    /// Where the files of a program lie: `../share/roga` beside it, or the checkout that it was built in.
    ///
    /// - Parameter executable: path of the program, links resolved.
    /// - Throws: `Fault(.file)` if neither is there.
    public static func located(from executable: String) throws -> Share {
        var folder = Paths.folder(of: executable)
        let installed = Share(installed: Paths.joined(folder, "../share/roga"))
        if FileBytes.exists(installed.manifest) { return installed }
        while true {
            let checkout = Share(checkout: folder)
            if FileBytes.exists(checkout.manifest), FileBytes.exists(checkout.digits) { return checkout }
            let above = Paths.folder(of: folder)
            guard above != folder else { break }
            folder = above
        }
        throw Fault(
            .file,
            "the built-in data are neither at \(installed.manifest.escapedForTerminal) nor in a checkout",
            hint: "make install puts them beside the program")
    }
}
