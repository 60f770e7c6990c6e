/// Every objective that can be named.
public enum ObjectiveCatalog {
    /// In the order of the manual.
    public static let forms: [Form<any Objective>] = [ERM.form, SAM.form, SAGM.form, RoGA.form]
}
