import Engine
import Glibc

/// Standard input read whole, as programs that come through a pipe are.
enum StandardInput {
    /// Everything up to the end; closed input reads as empty.
    ///
    /// - Throws: `.limit` beyond 64 MiB.
    static func bytes() throws -> [UInt8] {
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(0, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return result }
            result += buffer[..<count]
            guard result.count <= 64 << 20 else { throw Fault(.limit, "standard input is longer than 64 MiB") }
        }
    }
}
