/// A part of a dataset: what is trained on, what chooses, what is scored once.
public enum Split: String, Sendable, CaseIterable {
    case train, val, test
}
