import CArchive
import Engine

/// Reading zip archives (`.npz`): libarchive with only zip enabled, behind budgets of our own. The only file
/// that knows libarchive.
public enum ZipArchive {
    /// Largest ratio of unpacked to packed bytes (RELIABILITY P-6).
    public static let maximumRatio = 1000
    /// Largest number of members.
    public static let maximumMembers = 10_000

    /// The members by name, in order.
    ///
    /// - Parameter budget: largest number of unpacked bytes in all.
    /// - Throws: `Fault(.format)` for bytes that are no zip, damaged or have a name twice, `.limit` beyond a
    ///   budget.
    public static func read(_ bytes: [UInt8], budget: Int = 1 << 30) throws -> [(
        name: String, bytes: [UInt8]
    )] {
        guard bytes.starts(with: Array("PK".utf8)) else {
            throw Fault(
                .format, "not a zip archive",
                hint: FileSignature.name(of: bytes).map { "it looks like \($0)" })
        }
        guard let archive = archive_read_new() else {
            throw Fault(.limit, "memory for an archive was refused")
        }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        return try bytes.withUnsafeBytes { raw in
            guard archive_read_open_memory(archive, raw.baseAddress, raw.count) == ARCHIVE_OK else {
                throw damaged(archive)
            }
            return try members(archive, packed: raw.count, budget: budget)
        }
    }

    private static func members(_ archive: OpaquePointer, packed: Int, budget: Int) throws
        -> [(name: String, bytes: [UInt8])]
    {
        var members: [(name: String, bytes: [UInt8])] = []
        var names: Set<ByteKey> = []
        // A ratio below 1000 over the whole file bounds every member.
        let limit = min(
            budget,
            packed.multipliedReportingOverflow(by: maximumRatio).overflow ? budget : packed * maximumRatio)
        var left = limit
        while true {
            var entry: OpaquePointer?
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return members }
            guard status == ARCHIVE_OK, let entry, let text = archive_entry_pathname(entry) else {
                throw damaged(archive)
            }
            let name = String(cString: text)
            guard names.insert(ByteKey(name)).inserted else {
                throw Fault(.format, "the archive has \(name.escapedForTerminal) twice")
            }
            guard members.count < maximumMembers else {
                throw Fault(.limit, "the archive has more than \(maximumMembers) members")
            }
            members.append((name, try content(archive, name, &left, limit)))
        }
    }

    private static func content(_ archive: OpaquePointer, _ name: String, _ left: inout Int, _ limit: Int)
        throws
        -> [UInt8]
    {
        var content: [UInt8] = []
        let block = 1 << 16
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: block, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let got = archive_read_data(archive, buffer.baseAddress, block)
            if got == 0 { return content }
            guard got > 0 else { throw damaged(archive) }
            left -= got
            guard left >= 0 else {
                throw Fault(
                    .limit, "the archive unpacks to more than \(limit) bytes, at \(name.escapedForTerminal)")
            }
            content += UnsafeRawBufferPointer(rebasing: buffer[..<got])
        }
    }

    private static func damaged(_ archive: OpaquePointer) -> Fault {
        let words = archive_error_string(archive).map { String(cString: $0) } ?? "it ends too early"
        return Fault(.format, "a damaged archive: \(words.escapedForTerminal)")
    }
}
