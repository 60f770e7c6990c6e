import Engine
import Glibc
import Plugins

/// Where the program's own files lie: in `PREFIX/share/roga`, or in the checkout that it was built in.
enum Installation {
    /// The path of the running binary, links resolved.
    private static var executable: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
            guard let start = buffer.baseAddress else { return "." }
            let count = readlink("/proc/self/exe", start, buffer.count)
            guard count > 0 else { return "." }
            return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// The built-in manifest and its data.
    static func share() throws -> Share { try Share.located(from: executable) }

    /// The fonts of figures.
    static func fontFolder() throws -> String {
        let folder = Paths.folder(of: try share().manifest)
        let installed = folder + "/fonts"
        return FileBytes.isFolder(installed) ? installed : folder + "/Sources/REPL/Plot/Fonts"
    }
}
