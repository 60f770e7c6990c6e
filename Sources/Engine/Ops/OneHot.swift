extension Tensor {
    /// 1 at each class and 0 elsewhere: a last dimension of the number of classes more, as i64.
    ///
    /// - Parameter classes: their number; one more than the largest without it.
    /// - Throws: `.type` unless the classes are integers, `.value` for one outside.
    public func oneHot(classes: Int? = nil) throws -> Tensor {
        guard !dtype.isFloat, dtype != .bool else {
            throw Fault(.type, "one_hot takes integers, not \(dtype.rawValue)")
        }
        let places = try ints()
        let number = classes ?? (places.max() ?? -1) + 1
        guard number > 0 else { throw Fault(.value, "one_hot takes at least one class, not \(number)") }
        if let wrong = places.first(where: { $0 < 0 || $0 >= number }) {
            throw Fault(.value, "class \(wrong) is none of the \(number) classes 0 to \(number - 1)")
        }
        return try Tensor.make(shape + [number], of: Int.self) { target in
            target.initialize(repeating: 0)
            for (i, place) in places.enumerated() { target[i * number + place] = 1 }
        }
    }
}
