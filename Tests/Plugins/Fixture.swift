import Engine
import Foundation
import Plugins

/// Files that tests read.
enum Fixture {
    /// The repository.
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// A file of Tests/Fixtures.
    static func bytes(_ name: String) throws -> [UInt8] {
        try FileBytes.read("\(repository)/Tests/Fixtures/\(name)")
    }

    /// The built-in files of this checkout.
    static let share = Share(checkout: repository)
}

/// A folder that is there for one test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "roga-test-" + UUID().uuidString
        try Paths.makeFolder(path)
    }

    deinit { Paths.remove(path) }

    /// Keeps the folder until here: written at the end of a test whose files are read late.
    @inline(never)
    func stays() {}

    /// Writes a file, with the folders above it.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

    /// Writes a file, with the folders above it.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let full = path + "/" + name
        try Paths.makeFolder(Paths.folder(of: full))
        try AtomicFile.write(bytes, to: full)
        return full
    }
}

/// Seconds of processor time that this thread spends on something: what others do meanwhile does not count.
func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    try body()
    return now() - start
}

/// A fault as it stands in a message: `line:column message | hint`.
func golden(_ fault: Fault?) -> String {
    guard let fault else { return "no fault" }
    let place = fault.place.map { "\($0.line):\($0.column) " } ?? ""
    return place + fault.message + (fault.hint.map { " | \($0)" } ?? "")
}

/// What a piece of code throws, as text.
func goldenFault(_ body: () throws -> Void) -> String {
    do {
        try body()
        return "no fault"
    } catch let fault as Fault {
        return golden(fault)
    } catch {
        return "\(error)"
    }
}
