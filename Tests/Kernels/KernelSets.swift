import Kernels
import Testing

/// The kinds of kernels that this CPU can run.
let kernelSets: [String] = ["portable", "avx2", "avx512"].filter { name in kernels_has(name) != 0 }

/// Runs the body once with each kind of kernels, for calls from this thread.
func withEachSet(_ body: (String) throws -> Void) rethrows {
    for name in kernelSets {
        #expect(kernels_force_on_this_thread(name) == 0)
        defer { _ = kernels_force_on_this_thread(nil) }
        try body(name)
    }
}

/// Runs the body for each kind of kernels with 1, 2, 3 and 7 threads; all results must be the same bits.
func expectSameBits<T: KernelFloat>(
    _ what: String, _: T.Type, at location: SourceLocation = #_sourceLocation, _ body: () -> [T]
) {
    withEachSet { set in
        var first: [T.Pattern]?
        for threads in [1, 2, 3, 7] {
            kernels_set_threads(Int32(threads))
            let bits = body().map(\.pattern)
            #expect(
                first == nil || first == bits, "\(what), \(set), \(threads) threads", sourceLocation: location
            )
            first = bits
        }
    }
    kernels_set_threads(0)
}

/// The largest distance of two lists of numbers; nan when their lengths differ.
func distance<T: KernelFloat>(_ a: [T], _ b: [Double]) -> Double {
    guard a.count == b.count else { return .nan }
    var most = 0.0
    for (u, v) in zip(a, b) where Double(u) != v {
        let d = abs(Double(u) - v)
        if !(d <= most) { most = d }
    }
    return most
}

/// Numbers in −1 ..< 1 that follow from a seed, each representable in both types.
func numbers<T: KernelFloat>(_ count: Int, seed: UInt64, _: T.Type = T.self) -> [T] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    return (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return T(Float(Int32(truncatingIfNeeded: state >> 32) >> 8) / 8_388_608)
    }
}

/// A list of `count` numbers that the body fills.
func made<N: Numeric>(_ count: Int, _ body: (UnsafeMutablePointer<N>) -> Void) -> [N] {
    var list = [N](repeating: 0, count: max(count, 1))
    list.withUnsafeMutableBufferPointer { buffer in
        if let start = buffer.baseAddress { body(start) }
    }
    return Array(list.prefix(count))
}

/// A list of `count` numbers that the body fills; the body's result says that it could.
func solved<N: Numeric>(
    _ count: Int, at location: SourceLocation = #_sourceLocation,
    _ body: (UnsafeMutablePointer<N>) -> Int32
) -> [N] {
    made(count) { #expect(body($0) == 0, sourceLocation: location) }
}

/// Whether both are the same number, or neither is one.
func same<T: BinaryFloatingPoint>(_ a: T, _ b: T) -> Bool { a == b || (a.isNaN && b.isNaN) }
