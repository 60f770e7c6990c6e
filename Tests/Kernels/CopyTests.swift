import Kernels
import Testing

/// The strides of a contiguous tensor.
private func contiguous(_ shape: [Int]) -> [Int64] {
    shape.indices.map { d in Int64(shape[(d + 1)...].reduce(1, *)) }
}

/// Elements 0, 1, 2 … of a shape, with its dimensions in another order, by the definition.
private func permuted<N: BinaryInteger>(_ shape: [Int], _ order: [Int], _: N.Type) -> [N] {
    let steps = contiguous(shape).map { Int($0) }
    let sizes = order.map { shape[$0] }
    let total = sizes.reduce(1, *)
    return (0..<total).map { flat in
        var rest = flat
        var at = 0
        for d in order.indices.reversed() {
            at += rest % sizes[d] * steps[order[d]]
            rest /= sizes[d]
        }
        return N(truncatingIfNeeded: at)
    }
}

private func check<N: BinaryInteger>(_ shape: [Int], _ order: [Int], _: N.Type) {
    let x = (0..<shape.reduce(1, *)).map { N(truncatingIfNeeded: $0) }
    let sizes = order.map { shape[$0] }
    let steps = contiguous(shape)
    let got: [N] = made(x.count) { out in
        x.withUnsafeBytes { bytes in
            guard let source = bytes.baseAddress else { return }
            kernels_copy_strided(
                Int32(MemoryLayout<N>.size), Int32(sizes.count), sizes.map { Int64($0) }, out,
                contiguous(sizes), source, order.map { steps[$0] })
        }
    }
    #expect(got == permuted(shape, order, N.self), "\(shape) in order \(order)")
}

@Test("copies with dimensions in any order, for elements of 1, 4 and 8 bytes")
func permutations() {
    for (shape, order) in [
        ([2, 3, 5, 7], [0, 2, 3, 1]), ([2, 5, 7, 3], [0, 3, 1, 2]), ([3, 50, 70, 33], [0, 3, 1, 2]),
        ([3, 33, 50, 70], [0, 2, 3, 1]), ([100, 90], [1, 0]), ([4, 3, 2], [2, 1, 0]), ([7], [0]),
        ([6, 5, 4], [1, 0, 2]),
        ([1, 1, 9], [2, 0, 1]), ([2, 2, 40, 3, 40], [4, 3, 1, 0, 2]), ([40_000, 3], [1, 0]),
        ([3, 40_000], [1, 0]),
    ] {
        check(shape, order, UInt8.self)
        check(shape, order, Int32.self)
        check(shape, order, Int64.self)
    }
}

@Test("copies into and out of slices, repeated and reversed")
func slices() {
    let x: [Float] = (0..<12).map { Float($0) }
    let middle: [Float] = made(4) { kernels_copy_strided(4, 2, [2, 2], $0, [2, 1], x, [4, 2]) }
    #expect(middle == [0, 2, 4, 6])
    let repeated: [Float] = made(6) { kernels_copy_strided(4, 2, [2, 3], $0, [3, 1], x, [0, 1]) }
    #expect(repeated == [0, 1, 2, 0, 1, 2])
    let reversed: [Float] = x.withUnsafeBufferPointer { x in
        made(12) { out in
            guard let start = x.baseAddress else { return }
            kernels_copy_strided(4, 1, [12], out, [1], start + 11, [-1])
        }
    }
    #expect(reversed == x.reversed())
    let spread: [Float] = made(8) { kernels_copy_strided(4, 1, [4], $0, [2], x, [1]) }
    #expect(spread == [0, 0, 1, 0, 2, 0, 3, 0])
    let sum = made(6) { (out: UnsafeMutablePointer<Float>) in
        kernels_add_strided_f32(2, [2, 2], out, [3, 1], x, [2, 1])
        kernels_add_strided_f32(2, [2, 2], out, [3, 1], x, [2, 1])
    }
    #expect(sum == [0, 2, 0, 4, 6, 0])
}

@Test("plain copies of any length")
func plainCopies() {
    for count in [0, 1, 1000, 700_001] {
        let x = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let copy: [UInt8] = made(count) { kernels_copy($0, x, Int64(count)) }
        #expect(copy == x)
    }
}

/// A list converted.
private func cast<From, To: Numeric>(
    _ x: [From], _ from: kernels_dtype, _ to: kernels_dtype, _: To.Type
) -> [To] {
    made(x.count) { out in
        x.withUnsafeBytes { bytes in
            guard let source = bytes.baseAddress else { return }
            kernels_cast(to, out, from, source, Int64(x.count))
        }
    }
}

@Test("conversions go towards zero, stop at the bounds, and count nan as true and as 0")
func conversions() {
    let x: [Float] = [0, -0.0, 1.9, -1.9, 300, -300, 1e30, -1e30, .nan, 0.5]
    #expect(cast(x, KERNELS_F32, KERNELS_BOOL, UInt8.self) == [0, 0, 1, 1, 1, 1, 1, 1, 1, 1])
    #expect(cast(x, KERNELS_F32, KERNELS_U8, UInt8.self) == [0, 0, 1, 0, 255, 0, 255, 0, 0, 0])
    let whole: [Int64] = [0, 0, 1, -1, 300, -300, .max, .min, 0, 0]
    #expect(cast(x, KERNELS_F32, KERNELS_I64, Int64.self) == whole)
    #expect(cast([3, -4, 5] as [Int64], KERNELS_I64, KERNELS_F64, Double.self) == [3, -4, 5])
    #expect(cast([256 + 7, -1] as [Int64], KERNELS_I64, KERNELS_U8, UInt8.self) == [7, 255])
    #expect(cast([0.1] as [Double], KERNELS_F64, KERNELS_F32, Float.self) == [0.1])
}
