import Glibc

/// Runs the program on a thread with a stack that the language's recursion needs, and ends with its code.
func start() -> Never {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, Roga.stackSize)
    var thread = pthread_t()
    let made = pthread_create(
        &thread, &attributes,
        { _ in
            exit(Roga.run(Array(CommandLine.arguments.dropFirst())))
        }, nil)
    guard made == 0 else {
        Output().error("error: no thread for the evaluation could be made")
        exit(1)
    }
    // Signals go to the thread that types and evaluates, so that a Ctrl-C comes before the keys after it.
    Signals.blockInThisThread()
    pthread_join(thread, nil)
    exit(0)
}

start()
