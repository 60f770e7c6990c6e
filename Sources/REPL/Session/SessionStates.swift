import Engine
import Language

/// What a session has been: for `undo`, `redo`, `mark` and `restore`.
struct SessionStates {
    /// Everything that statements change.
    struct State {
        let names: Module.Snapshot
        let settings: SessionSettings
    }

    /// States to go back to.
    var history = StateHistory<State>()
    /// Named states.
    var marks: [String: State] = [:]
    /// The statement that runs is `undo` or `redo`, which is no change of its own.
    var isTravelling = false
}

extension Session {
    /// Where it stands now.
    var state: SessionStates.State { SessionStates.State(names: module.snapshot, settings: settings) }

    /// Binds and sets exactly what a state had.
    func take(_ state: SessionStates.State) {
        module.restore(state.names)
        settings = state.settings
    }

    /// Runs a statement and keeps the state before it, where it changes anything.
    func keepingState<T>(_ body: () throws -> T) throws -> T {
        let before = state
        let changes = module.changes
        let bytes = MemoryBudget.bytesUsed
        states.isTravelling = false
        let result = try body()
        if !states.isTravelling, module.changes != changes || settings != before.settings {
            states.history.record(before, bytes: MemoryBudget.bytesUsed - bytes)
        }
        return result
    }
}
