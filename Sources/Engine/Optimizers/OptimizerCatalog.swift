/// Every optimizer that can be named.
public enum OptimizerCatalog {
    /// In the order of the manual.
    public static let forms: [Form<any Optimizer>] = [SGD.form, Adam.form, Adam.decoupledForm]
}
