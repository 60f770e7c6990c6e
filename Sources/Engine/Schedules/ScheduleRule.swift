/// How a number changes over the steps of a run.
public protocol ScheduleRule: Configured {
    /// The value at a step, counted from 0, of a run planned for so many steps.
    ///
    /// Past the planned end it is the last value.
    /// - Throws: `.argument` where the rule needs the number of steps and there is none.
    func value(at step: Int, of planned: Int?) throws -> Double
}

extension ScheduleRule {
    /// How much of the run lies behind, from 0 to 1, after `skipped` first steps.
    ///
    /// - Throws: `.argument` in a run of unknown length.
    func progress(at step: Int, of planned: Int?, after skipped: Int = 0) throws -> Double {
        guard let planned else {
            throw Fault(
                .argument, "\(name) needs to know how many steps the run has",
                hint: "give epochs: or steps:, or a constant")
        }
        let length = planned - skipped
        guard length > 0 else { return step >= planned ? 1 : 0 }
        return min(max(Double(step - skipped) / Double(length), 0), 1)
    }
}
