/// x · weightᵀ + bias: [N, inputs] → [N, outputs].
public struct LinearLayer: Layer {
    public let name: String
    public let inputs: Int
    public let outputs: Int

    public init(_ name: String, _ inputs: Int, _ outputs: Int) {
        self.name = name
        self.inputs = inputs
        self.outputs = outputs
    }

    public var kind: String { "linear" }

    public var parameters: [ParameterDeclaration] {
        [
            ParameterDeclaration("\(name).weight", [outputs, inputs], .uniform(fanIn: inputs)),
            ParameterDeclaration("\(name).bias", [outputs], .uniform(fanIn: inputs)),
        ]
    }

    public func shape(after input: [Int]) throws -> [Int] {
        guard input == [inputs] else {
            throw Fault(.shape, "\(name) takes vectors of \(inputs), not \(input.sizes)")
        }
        return [outputs]
    }

    public func forward(_ x: Tensor, _ context: inout LayerContext) throws -> Tensor {
        try x.linear(context.parameter("\(name).weight"), bias: context.parameter("\(name).bias"))
    }
}
