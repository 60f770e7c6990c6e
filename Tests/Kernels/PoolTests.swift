import Foundation
import Kernels
import Synchronization
import Testing

/// How often each chunk ran.
private final class Counts: Sendable {
    let counts: [Atomic<Int>.Box]

    init(_ chunks: Int) { counts = (0..<chunks).map { _ in Atomic<Int>.Box() } }

    /// Runs the pool over all chunks.
    func run() {
        kernels_parallel(
            Int64(counts.count),
            { context, chunk in
                guard let context else { return }
                let own = Unmanaged<Counts>.fromOpaque(context).takeUnretainedValue()
                own.counts[Int(chunk)].value.add(1, ordering: .relaxed)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    var allAre: (Int) -> Bool {
        { n in self.counts.allSatisfy { $0.value.load(ordering: .relaxed) == n } }
    }
}

extension Atomic<Int> {
    /// A counter that lists can hold.
    fileprivate final class Box: Sendable {
        let value = Atomic<Int>(0)
    }
}

@Test("every chunk runs exactly once", arguments: [0, 1, 2, 3, 100, 10_000])
func chunksRunOnce(chunks: Int) {
    for threads in [1, 2, 3, 7] {
        kernels_set_threads(Int32(threads))
        let counts = Counts(chunks)
        for _ in 0..<20 { counts.run() }
        #expect(counts.allAre(20))
    }
    kernels_set_threads(0)
    #expect(kernels_threads() >= 1)
}

@Test("calls from several threads at once, and calls within calls, all run to their end")
func callsMeet() {
    DispatchQueue.concurrentPerform(iterations: 6) { _ in
        for _ in 0..<50 {
            let counts = Counts(64)
            counts.run()
            #expect(counts.allAre(1))
        }
    }
    let inner = Counts(5)
    kernels_parallel(
        40,
        { context, _ in
            guard let context else { return }
            Unmanaged<Counts>.fromOpaque(context).takeUnretainedValue().run()
        }, Unmanaged.passUnretained(inner).toOpaque())
    #expect(inner.allAre(40))
}

@Test("rounds of tiny chunks follow one another without losing any")
func manyRounds() {
    let counts = Counts(4)
    for _ in 0..<20_000 { counts.run() }
    #expect(counts.allAre(20_000))
}
