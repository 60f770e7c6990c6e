import Glibc
import Plugins

/// Where the program's own files lie: beside the binary in `PREFIX/share/roga`, or in a checkout.
enum Installation {
    /// The folder of the running binary, links resolved.
    static var binaryFolder: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
            guard let start = buffer.baseAddress else { return "." }
            let count = readlink("/proc/self/exe", start, buffer.count)
            guard count > 0 else { return "." }
            let path = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            return Paths.folder(of: path)
        }
    }

    /// The folder of a checkout that the binary was built in, if it is one.
    private static var checkout: String? {
        var folder = binaryFolder
        for _ in 0..<5 {
            if FileBytes.exists(folder + "/Package.swift"), FileBytes.exists(folder + "/datasets.yaml") { return folder }
            folder = Paths.folder(of: folder)
        }
        return nil
    }

    /// `datasets.yaml` and what it needs.
    static var shareFolder: String { checkout ?? binaryFolder + "/../share/roga" }

    /// The fonts of figures.
    static var fontFolder: String {
        checkout.map { $0 + "/Sources/REPL/Plot/Fonts" } ?? binaryFolder + "/../share/roga/fonts"
    }
}
