import REPL
import Testing

@Test("undo and redo go back and forth, and a new change forgets what was undone")
func statesGoBackAndForth() {
    var history = StateHistory<Int>()
    history.record(1, bytes: 0)
    history.record(2, bytes: 0)
    #expect(history.undo(from: 3) == 2)
    #expect(history.undo(from: 2) == 1)
    #expect(history.undo(from: 1) == nil)
    #expect(history.redo(from: 1) == 2)
    history.record(2, bytes: 0)
    #expect(history.redo(from: 9) == nil)
    #expect(history.undo(from: 9) == 2)
}

@Test("the last 50 states are kept, or as many as the bytes allow, and one in any case")
func statesAreLimited() {
    var many = StateHistory<Int>()
    for state in 0..<50 { many.record(state, bytes: 0) }
    #expect(!many.hasDropped)
    many.record(50, bytes: 0)
    #expect(many.count == 50 && many.hasDropped)

    var large = StateHistory<Int>(byteLimit: 100)
    large.record(0, bytes: 60)
    large.record(1, bytes: 60)
    #expect(large.count == 1)
    large.record(2, bytes: 1000)
    #expect(large.undo(from: 3) == 2)
    #expect(large.undo(from: 2) == nil)
}
