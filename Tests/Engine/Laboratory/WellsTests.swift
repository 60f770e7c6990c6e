import Engine
import Foundation
import Testing

struct WellsTests {
    private func mean(_ theta: [Double], length: Double, angles: [Double]) throws -> Double {
        let losses = try angles.map { angle in
            let radians = angle * .pi / 180
            let shift = (length * cos(radians), length * cos(radians - .pi / 2))
            return try Wells.loss(Tensor(theta), shift: shift).item()
        }
        return losses.reduce(0, +) / Double(losses.count)
    }

    @Test("the sharp well is deeper in training and worse on shifts that were not seen")
    func figures() throws {
        let seen = [0.0, 120, 240]
        // Figures with three decimals; held out is the mean over all directions, here every 5 degrees.
        let unseen = stride(from: 0.0, to: 360, by: 5).map { $0 }
        #expect(abs(try mean([-1.2, 0], length: 0.12, angles: seen) - 1.566) < 6e-4)
        #expect(abs(try mean([1.2, 0], length: 0.12, angles: seen) - 2.081) < 6e-4)
        #expect(abs(try mean([-1.2, 0], length: 0.45, angles: unseen) - 2.515) < 6e-4)
        #expect(abs(try mean([1.2, 0], length: 0.45, angles: unseen) - 2.190) < 6e-4)
    }

    @Test("theta has two elements")
    func shape() throws {
        #expect(throws: Fault.self) { try Wells.loss(Tensor([1.0, 2, 3])) }
    }
}
