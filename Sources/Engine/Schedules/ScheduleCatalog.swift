/// Every schedule that can be named.
public enum ScheduleCatalog {
    /// In the order of the manual.
    public static let forms: [Form<Schedule>] = [
        ConstantSchedule.form, LinearDecay.form, CosineDecay.form, StepDecay.form, Warmup.form,
        OneCycle.form,
    ]
}
