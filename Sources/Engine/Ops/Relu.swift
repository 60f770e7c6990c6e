extension Tensor {
    /// max(0, x). The derivative at 0 is 0, as in PyTorch; a nan stays one.
    public func relu() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.relu.apply(x), of: [x]) { g, _, output, _ in
            [try g.gated(by: output)]
        }
    }

    /// x where the gate is positive, else 0. Linear in x; in the gate it is piecewise constant.
    func gated(by gate: Tensor) throws -> Tensor {
        let gate = gate.constant
        let value =
            dtype == .f32 ? try Tensor.gate(self, gate, Float.self) : try Tensor.gate(self, gate, Double.self)
        return try Tensor.recorded(value, of: [self]) { g, _, _, _ in [try g.gated(by: gate)] }
    }

    private static func gate<T: RealElement>(_ x: Tensor, _ gate: Tensor, _: T.Type) throws -> Tensor {
        precondition(x.shape == gate.shape)
        return try x.withElements(of: T.self) { x in
            try gate.withElements(of: T.self) { y in
                try make(gate.shape, of: T.self) { out in
                    T.kernels.reluGradient(out.baseAddress, x.baseAddress, y.baseAddress, Int64(out.count))
                }
            }
        }
    }
}
