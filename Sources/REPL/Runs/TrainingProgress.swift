import Engine
import Language

/// The progress of a training: one line that moves on a terminal, else a line a minute, or at the end of an epoch where
/// the last one is ten seconds old.
final class TrainingProgress {
    private let target: Int?
    /// Steps that were taken before.
    private let first: Int
    private let stepsPerEpoch: Int
    private let output: Output
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastShown: ContinuousClock.Instant
    private var smoothedLoss: Double?

    init(target: Int?, stepsPerEpoch: Int, first: Int, output: Output) {
        self.target = target
        self.first = first
        self.stepsPerEpoch = stepsPerEpoch
        self.output = output
        start = clock.now
        lastShown = clock.now
    }

    /// Images are made or read.
    func preparing(_ what: String, _ done: Int, _ all: Int) {
        guard all > 0, clock.now - lastShown > .milliseconds(100) || done == all else { return }
        lastShown = clock.now
        output.status("\(what) \(done)/\(all)")
    }

    /// A step was taken.
    func stepped(_ last: StepRecord) {
        smoothedLoss = smoothedLoss.map { 0.9 * $0 + 0.1 * last.loss } ?? last.loss
        let isTerminal = output.isTerminal
        let endsEpoch = last.step % stepsPerEpoch == 0
        let pause: Duration = isTerminal ? .milliseconds(100) : endsEpoch ? .seconds(10) : .seconds(60)
        guard clock.now - lastShown > pause else { return }
        lastShown = clock.now
        if isTerminal { output.status(line(last, columns: output.width)) } else { output.notice(line(last, columns: nil)) }
    }

    /// The training has ended.
    func ended(_ last: StepRecord) {
        guard !output.isTerminal else { return }
        output.notice(line(last, columns: nil))
    }

    private func line(_ last: StepRecord, columns: Int?) -> String {
        let seconds = max(1e-9, (clock.now - start).inSeconds)
        let rate = max(1e-9, Double(last.step - first) / seconds)
        var parts = ["epoch \(last.epoch)", "step \(last.step)" + (target.map { "/\($0)" } ?? "")]
        if let target, columns != nil { parts.insert(bar(Double(last.step) / Double(target)), at: 1) }
        parts.append("loss \(NumberFormat.fixed(smoothedLoss ?? last.loss, 3))")
        if let validation = last.validation { parts.append("val \(NumberFormat.fixed(validation.score, 3))") }
        if let cosine = last.cosine { parts.append("cos \(NumberFormat.fixed(cosine, 2))") }
        parts.append("\(NumberFormat.fixed(rate, 1)) step/s")
        if let target, target > last.step {
            let left = Int((Double(target - last.step) / rate).rounded())
            parts.append("eta \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60)")
        }
        let text = parts.joined(separator: "  ")
        guard let columns, text.count > columns - 1 else { return text }
        return String(text.prefix(max(0, columns - 1)))
    }

    private func bar(_ fraction: Double) -> String {
        let full = Int((fraction * 20).rounded(.down))
        return String(repeating: "━", count: max(0, min(20, full))) + String(repeating: "─", count: max(0, 20 - full))
    }
}
