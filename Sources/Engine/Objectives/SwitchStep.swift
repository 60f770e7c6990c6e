/// The step at which a method changes, as it is written: below 1 a fraction of the run's steps, else a step.
public struct SwitchStep: Sendable, Equatable {
    /// As written, at least 0.
    public let written: Double

    public init(_ written: Double) { self.written = written }

    /// The step, counted from 0; a fraction is rounded to the nearest step.
    ///
    /// - Throws: `.argument` for a fraction of a run of unknown length.
    public func step(of planned: Int?, _ option: String) throws -> Int {
        guard written > 0, written < 1 else { return Int(exactly: written.rounded()) ?? Int.max }
        guard let planned else {
            throw Fault(
                .argument, "\(option): \(written) is a fraction of a run whose number of steps is not known",
                hint: "give a number of steps, or epochs: or steps: to the run")
        }
        return Int((written * Double(planned)).rounded())
    }
}
