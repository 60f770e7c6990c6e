import Foundation
import Testing

/// What libFuzzer calls: a function of C, which captures nothing, so the target is chosen by the environment.
private func feed(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let target = FuzzTarget(rawValue: chosen), let broken = target.broken(by: bytes) else { return 0 }
    print("BROKEN \(target): \(broken)")
    abort()
}

private let chosen = ProcessInfo.processInfo.environment["ROGA_FUZZ"] ?? ""

/// Not a test: libFuzzer itself, in the build that `make fuzz` makes. It ends the process when it is done.
@Test("libFuzzer", .enabled(if: getenv("ROGA_FUZZ") != nil))
func fuzzDriver() throws {
    typealias Argument = UnsafeMutablePointer<CChar>
    typealias Arguments = UnsafeMutablePointer<Argument?>
    typealias Driver = @convention(c) (
        UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Arguments?>,
        @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
    ) -> Int32
    let symbol = try #require(dlsym(nil, "LLVMFuzzerRunDriver"), "this build has no libFuzzer: make fuzz")
    let options = (ProcessInfo.processInfo.environment["ROGA_FUZZ_OPTIONS"] ?? "").split(separator: " ")
    var words = (["fuzz"] + options.map(String.init)).map { (text: String) -> Argument? in strdup(text) }
    words.append(nil)
    var count = Int32(words.count - 1)
    words.withUnsafeMutableBufferPointer { buffer in
        var start = buffer.baseAddress
        _ = unsafeBitCast(symbol, to: Driver.self)(&count, &start, { feed($0, $1) })
    }
}

/// Not a test: writes the programs that fuzzing starts from, one a file.
@Test("the corpus of fuzzing", .enabled(if: getenv("ROGA_FUZZ_CORPUS") != nil))
func writeFuzzCorpus() throws {
    let folder = URL(filePath: try #require(ProcessInfo.processInfo.environment["ROGA_FUZZ_CORPUS"]))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (number, program) in Mutator.programs().enumerated() {
        try Data(program).write(to: folder.appending(path: "\(number)"))
    }
}
