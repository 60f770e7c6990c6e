import Engine
import Glibc
import Plugins

/// A file that grows at its end and can be cut back to what it was at a checkpoint.
final class GrowingFile {
    let path: String
    private let descriptor: Int32
    /// Bytes written so far, what was there before included.
    private(set) var length: Int

    /// Opens or makes a file and cuts it to a length.
    ///
    /// - Parameter length: the bytes that stay; what follows them was written after the checkpoint.
    /// - Throws: `.file` in the system's words, `.format` for a file that is shorter than that.
    init(_ path: String, keeping length: Int) throws {
        self.path = path
        self.length = length
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileBytes.fault("cannot write", path, errno) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw FileBytes.fault("cannot read", path, errno) }
        guard Int(info.st_size) >= length else {
            throw Fault(.format, "\(path.escapedForTerminal) has \(info.st_size) bytes, and its checkpoint \(length)")
        }
        guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
            throw FileBytes.fault("cannot write", path, errno)
        }
    }

    deinit { close(descriptor) }

    /// Adds bytes; on a failure what was added is taken away again.
    ///
    /// - Throws: `.file`.
    func append(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map { write(descriptor, $0 + done, bytes.count - done) } ?? 0
            }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else {
                let fault = FileBytes.fault("cannot write", path, put < 0 ? errno : ENOSPC)
                ftruncate(descriptor, off_t(length))
                lseek(descriptor, off_t(length), SEEK_SET)
                throw fault
            }
            done += put
        }
        length += bytes.count
    }

    /// Waits until all bytes are on the disk.
    ///
    /// - Throws: `.file`.
    func sync() throws {
        guard fsync(descriptor) == 0 else { throw FileBytes.fault("cannot write", path, errno) }
    }

    /// Takes away what was added after a length, as after a step that has not happened.
    func cut(to length: Int) {
        guard length < self.length else { return }
        ftruncate(descriptor, off_t(length))
        lseek(descriptor, off_t(length), SEEK_SET)
        self.length = length
    }
}
