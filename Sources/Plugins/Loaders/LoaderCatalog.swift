import Engine

/// Every loader that a manifest can name.
public enum LoaderCatalog {
    /// The forms, in the order of the manual.
    public static let forms: [Form<Loader>] = [
        SynthfaceLoader.form, DigitsLoader.form, DeepfakeBenchLoader.form, ImageFolderLoader.form,
        LessonDataLoader.form, Points2DLoader.form, ArrayLoaders.idx, ArrayLoaders.npy, ArrayLoaders.npz,
        ArrayLoaders.cifar, ListLoaders.csv, ListLoaders.jsonl, DomainBedLoader.form,
    ]

    /// The form of a name.
    public static func form(_ name: String) -> Form<Loader>? { forms.first { $0.name == name } }
}
