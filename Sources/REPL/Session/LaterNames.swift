/// Functions that the language has and this build has not: what a name is told apart from a misspelling by.
enum LaterNames {
    /// The verbs of the language by LANGUAGE 3.6 and 3.12; those that the catalog has are never looked up here.
    static let all: Set<String> = [
        "balance", "cap", "repeat", "named", "split", "column", "missing", "rejected", "read_images",
        "new_manifest", "validate", "trust", "doctor", "leakage", "shortcut", "resume", "rerun", "sweep",
        "watch", "objective", "sgd", "adam", "adamw", "constant", "linear_decay", "cosine_decay", "step_decay",
        "warmup", "one_cycle", "swad", "ema", "predict", "delong", "diff", "cross_auc", "robustness", "features",
        "pca", "tsne", "saliency", "landscape", "spectrum", "overlay", "row", "export", "transcript", "why",
        "edit", "reset", "jobs", "fg", "stop", "lesson", "next", "hint",
    ]
}
