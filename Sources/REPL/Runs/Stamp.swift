import Engine
import Glibc
import Language

/// What a result depends on: seed, versions, kernels, threads, the text that made it.
enum Stamp {
    /// The stamp of something that the session makes now.
    static func record(_ session: Session, statement: Place?) -> Record {
        var record = Record([
            ("roga", .text(Roga.version)), ("swift", .text(Versions.swift)), ("blas", .text(Versions.blas)),
            ("kernels", .text(Threads.kernels)), ("threads", .int(Threads.count)),
            ("seed", .int(session.settings.seed)), ("time", .text(timestamp("%Y-%m-%dT%H:%M:%S%z"))),
        ])
        if session.isSmoke { record["smoke"] = true }
        if let statement {
            record["file"] = .text(statement.source.name)
            record["line"] = .int(statement.line)
            record["statement"] = .text(String(decoding: statement.source.text[statement.range], as: UTF8.self))
        }
        return record
    }

    /// Local time in a format of strftime.
    static func timestamp(_ format: String) -> String {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
            let count = strftime(buffer.baseAddress, buffer.count, format, &parts)
            return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
