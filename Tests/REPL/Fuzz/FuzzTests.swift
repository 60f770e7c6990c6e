import Foundation
import Testing

/// Bytes of any kind, read as the language and edited as lines. `make fuzz` does the same for as long as one likes, led
/// by what libFuzzer sees of the code that runs.
@Suite("Fuzzing") struct FuzzTests {
    @Test("nothing that is typed or read breaks what reads it", arguments: FuzzTarget.allCases)
    func mutations(target: FuzzTarget) {
        var mutator = Mutator(seed: 4, corpus: Mutator.programs())
        for count in 0..<20_000 {
            let bytes = mutator.next()
            guard let broken = target.broken(by: bytes) else { continue }
            Issue.record("\(target) \(count): \(broken): \(String(reflecting: String(decoding: bytes, as: UTF8.self)))")
            return
        }
    }
}
