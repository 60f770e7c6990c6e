/// Every objective that can be named.
public enum ObjectiveCatalog {
    /// In the order of the manual: sharpness, gradients, risks, representations.
    public static let forms: [Form<any Objective>] = [
        ERM.form, SAM.form, ASAM.form, GSAM.form, SAGM.form, DISAM.form, RoGA.form, Fish.form, Fishr.form,
        IGA.form, ANDMask.form, SANDMask.form, PCGrad.form, CAGrad.form, GroupDRO.form, VREx.form, IRM.form,
        MLDG.form, CORAL.form, MMD.form, Mixup.form,
    ]
}
