import Foundation
import Kernels
import Testing

/// Each function with the definition it is held to and, for f32, the error allowed in units in the last place.
///
/// The polynomials of f32 are good to about 2.5 units; what the hardware or the C library rounds, to 1.
private let functions: [(op: kernels_unary, f: @Sendable (Double) -> Double, units: Double)] = [
    (KERNELS_NEG, { -$0 }, 0), (KERNELS_ABS, { abs($0) }, 0), (KERNELS_EXP, { exp($0) }, 3),
    (KERNELS_LOG, { log($0) }, 3), (KERNELS_SQRT, { $0.squareRoot() }, 1),
    (KERNELS_RSQRT, { 1 / $0.squareRoot() }, 2), (KERNELS_SIN, { sin($0) }, 1),
    (KERNELS_COS, { cos($0) }, 1), (KERNELS_TANH, { tanh($0) }, 3),
    (KERNELS_SIGMOID, { 1 / (1 + exp(-$0)) }, 3), (KERNELS_RELU, { max($0, 0) }, 0),
    (KERNELS_SQUARE, { $0 * $0 }, 1), (KERNELS_RECIPROCAL, { 1 / $0 }, 1),
    (KERNELS_LOG1P, { log1p($0) }, 3), (KERNELS_EXPM1, { expm1($0) }, 3),
    (KERNELS_FLOOR, { $0.rounded(.down) }, 0), (KERNELS_CEIL, { $0.rounded(.up) }, 0),
    (KERNELS_ROUND, { $0.rounded(.toNearestOrEven) }, 0),
]

/// The largest error of a function over some numbers, in units in the last place of the exact result.
private func worst<T: KernelFloat>(_ op: kernels_unary, _ x: [T], _ f: (Double) -> Double) -> Double {
    let y = made(x.count) { T.unary(op, $0, x, Int64(x.count)) }
    return zip(x, y).reduce(0) { worst, pair in
        let exact = f(Double(pair.0))
        let rounded = T(exact)
        if exact.isNaN || rounded.isInfinite || rounded == 0 {
            return pair.1 == rounded || (exact.isNaN && pair.1.isNaN) ? worst : .infinity
        }
        return max(worst, abs(Double(pair.1) - exact) / Double(rounded.ulp))
    }
}

@Test("functions of one number are within a few units of the C library's, whatever the length")
func unaryFunctions() {
    withEachSet { set in
        for (op, f, units) in functions {
            for count in [1, 7, 16, 33, 20_001] {
                let x: [Float] = numbers(count, seed: UInt64(count)).map { $0 * 20 }
                #expect(worst(op, x, f) <= units, "\(op), \(set), \(count) numbers")
                let wide: [Double] = numbers(min(count, 100), seed: 5).map { $0 * 20 }
                #expect(worst(op, wide, f) <= max(units, 1), "\(op), \(set), f64")
            }
        }
    }
}

@Test("exponentials near their bounds, and logarithms of the smallest numbers")
func unaryBounds() {
    let steps = (0..<4000).map { Float($0) / 4000 }
    withEachSet { _ in
        #expect(worst(KERNELS_EXP, steps.map { 86 + 3 * $0 }, { exp($0) }) <= 3)
        // Results below the normal numbers are scaled by two factors, so they are rounded twice.
        #expect(worst(KERNELS_EXP, steps.map { -104 + 20 * $0 }, { exp($0) }) <= 3)
        #expect(worst(KERNELS_LOG, steps.map { .leastNonzeroMagnitude + $0 * 1e-37 }, { log($0) }) <= 3)
        #expect(worst(KERNELS_LOG1P, steps.map { $0 * 1e-4 }, { log1p($0) }) <= 3)
        #expect(worst(KERNELS_EXPM1, steps.map { $0 * 1e-4 }, { expm1($0) }) <= 3)
        #expect(worst(KERNELS_TANH, steps.map { $0 * 1e-3 }, { tanh($0) }) <= 3)
    }
}

@Test("infinities, nan and signed zeros come out as the C library's")
func unarySpecials() {
    let x: [Float] = [.infinity, -.infinity, .nan, 0, -0.0, -1, 200, -200]
    withEachSet { set in
        for (op, f, _) in functions where op != KERNELS_SIGMOID {
            let y: [Float] = made(x.count) { kernels_unary_f32(op, $0, x, Int64(x.count)) }
            for (v, got) in zip(x, y) {
                let exact = op == KERNELS_RELU ? (v < 0 ? 0 : Double(v)) : f(Double(v))
                let want = Float(exact)
                #expect(same(got, want), "\(op) of \(v) is \(got), \(set)")
            }
        }
        let signs: [Float] = made(x.count) { kernels_unary_f32(KERNELS_SIGN, $0, x, Int64(x.count)) }
        #expect(signs[0] == 1 && signs[1] == -1 && signs[2].isNaN && signs[3] == 0 && signs[5] == -1)
        let logistic: [Float] = made(x.count) { kernels_unary_f32(KERNELS_SIGMOID, $0, x, Int64(x.count)) }
        #expect(logistic[0] == 1 && logistic[1] == 0 && logistic[2].isNaN && logistic[3] == 0.5)
    }
}

/// The definitions of the binary operations.
private func binary(_ op: kernels_binary, _ a: Double, _ b: Double) -> Double {
    switch op {
    case KERNELS_ADD: a + b
    case KERNELS_SUB: a - b
    case KERNELS_MUL: a * b
    case KERNELS_DIV: a / b
    case KERNELS_POW: pow(a, b)
    case KERNELS_MAX: a.isNaN || b.isNaN ? .nan : max(a, b)
    default: a.isNaN || b.isNaN ? .nan : min(a, b)
    }
}

/// Whether two lists hold the same numbers, nan with nan, up to the rounding of powers.
private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { pair in
        same(pair.0, pair.1) || abs(pair.0 - pair.1) < 1e-13
    }
}

private let binaryOps = [
    KERNELS_ADD, KERNELS_SUB, KERNELS_MUL, KERNELS_DIV, KERNELS_MAX, KERNELS_MIN, KERNELS_POW,
]

@Test("operations on two numbers, with tensors and with single numbers, also in place")
func binaryOperations() {
    withEachSet { _ in
        for op in binaryOps {
            var a: [Double] = numbers(1037, seed: 1).map { abs($0) + 0.1 }
            a[3] = .nan
            let b: [Double] = numbers(1037, seed: 2)
            let want = zip(a, b).map { binary(op, $0, $1) }
            let got: [Double] = made(a.count) { kernels_binary_f64(op, $0, a, b, 1037) }
            // Only powers come from a library that may round otherwise.
            #expect(agree(got, want))
            let scalar: [Double] = made(a.count) { kernels_binary_scalar_f64(op, $0, a, 0.5, 1037) }
            #expect(agree(scalar, a.map { binary(op, $0, 0.5) }))
            let left: [Double] = made(a.count) { kernels_scalar_binary_f64(op, $0, 0.5, a, 1037) }
            #expect(agree(left, a.map { binary(op, 0.5, $0) }))
            var own = a
            own.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                kernels_binary_f64(op, start, start, b, 1037)
            }
            #expect(zip(own, got).allSatisfy { (pair: (Double, Double)) in same(pair.0, pair.1) })
        }
    }
}

@Test("broadcasting repeats along strides of 0 and goes backwards along negative ones")
func broadcasting() {
    let a: [Float] = numbers(3 * 4 * 5, seed: 3)
    let b: [Float] = numbers(5, seed: 4)
    withEachSet { _ in
        let row: [Float] = made(60) { Float.strided(KERNELS_ADD, $0, [3, 4, 5], a, [20, 5, 1], b, [0, 0, 1]) }
        let sums: [Float] = a.indices.map { a[$0] + b[$0 % 5] }
        #expect(row == sums)
        let column: [Float] = made(60) { Float.strided(KERNELS_MUL, $0, [3, 4, 5], a, [20, 5, 1], b, [0, 1, 0]) }
        let products: [Float] = a.indices.map { a[$0] * b[$0 / 5 % 4] }
        #expect(column == products)
        let turned: [Float] = made(20) { Float.strided(KERNELS_SUB, $0, [5, 4], a, [1, 5], b, [1, 0]) }
        let differences: [Float] = (0..<20).map { a[$0 / 4 + $0 % 4 * 5] - b[$0 / 4] }
        #expect(turned == differences)
        let back: [Float] = b.withUnsafeBufferPointer { b in
            made(5) { out in
                guard let start = b.baseAddress else { return }
                Float.strided(KERNELS_ADD, out, [5], start + 4, [-1], start, [1])
            }
        }
        let mirrored: [Float] = (0..<5).map { b[4 - $0] + b[$0] }
        #expect(back == mirrored)
        let single: [Float] = made(1) { Float.strided(KERNELS_ADD, $0, [], a, [], b, []) }
        #expect(single == [a[0] + b[0]])
        let none: [Float] = made(1) { Float.strided(KERNELS_ADD, $0, [4, 0], a, [1, 1], b, [0, 0]) }
        #expect(none == [0])
    }
}

@Test("long rows and many short rows are cut into chunks without gaps")
func broadcastingLarge() {
    let long: [Float] = numbers(100_003, seed: 5)
    let two: [Float] = [2, 3]
    let rows: [Float] = made(200_006) { Float.strided(KERNELS_MUL, $0, [2, 100_003], long, [0, 1], two, [1, 0]) }
    let scaled: [Float] = long.map { $0 * 2 } + long.map { $0 * 3 }
    #expect(rows == scaled)
    let channels: [Float] = numbers(3, seed: 6)
    let short: [Float] = made(99_999) {
        Float.strided(KERNELS_ADD, $0, [33_333, 3], long, [3, 1], channels, [0, 1])
    }
    let shifted: [Float] = (0..<99_999).map { long[$0] + channels[$0 % 3] }
    #expect(short == shifted)
}

@Test("comparisons are false with nan, but for inequality")
func comparisons() {
    let a: [Float] = [1, 2, 3, .nan]
    let b: [Float] = [2, 2, 2, 2]
    let want: [(kernels_comparison, [UInt8])] = [
        (KERNELS_EQ, [0, 1, 0, 0]), (KERNELS_NE, [1, 0, 1, 1]), (KERNELS_LT, [1, 0, 0, 0]),
        (KERNELS_LE, [1, 1, 0, 0]), (KERNELS_GT, [0, 0, 1, 0]), (KERNELS_GE, [0, 1, 1, 0]),
    ]
    withEachSet { _ in
        for (op, bits) in want {
            let both: [UInt8] = made(4) { kernels_compare_f32(op, $0, a, b, 4) }
            let scalar: [UInt8] = made(4) { kernels_compare_scalar_f32(op, $0, a, 2, 4) }
            let strided: [UInt8] = made(4) { kernels_compare_strided_f32(op, $0, 1, [4], a, [1], b, [0]) }
            #expect(both == bits && scalar == bits && strided == bits)
        }
        let chosen: [Float] = made(4) { kernels_where_f32($0, [1, 0, 1, 0], a, b, 4) }
        #expect(chosen == [1, 2, 3, 2])
        let slopes: [Float] = made(4) { kernels_relu_gradient_f32($0, b, [1, 0, -1, .nan], 4) }
        #expect(slopes == [2, 0, 0, 0])
    }
}
