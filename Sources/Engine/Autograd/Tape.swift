/// The record of one differentiation.
public final class Tape {
    init() {}
}
