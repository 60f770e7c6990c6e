/// Every average of weights that can be named.
public enum AveragingCatalog {
    /// In the order of the manual.
    public static let forms: [Form<any WeightAveraging>] = [SWAD.form, EMA.form]
}
