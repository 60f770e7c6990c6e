#pragma once

/// Handlers that only count a signal and write one byte into a pipe (Swift code cannot be trusted to be
/// async-signal-safe). They are installed without SA_RESTART, so that poll and read return with EINTR.

/// Installs the handlers of SIGINT, SIGTERM, SIGHUP, SIGWINCH and SIGCONT; a signal that was ignored at the
/// start (nohup, a background job) stays ignored. Returns the descriptor to poll, or -1 with errno set.
int csignals_install(void);

/// While `held` is 1, SIGTSTP (Ctrl-Z) is counted like the others; with 0 it stops the process as usual.
void csignals_hold_stop(int held);

/// How often a signal came since it was taken last.
int csignals_count(int signal);

/// How often a signal came since it was taken last; starts again at 0.
int csignals_take(int signal);

/// Milliseconds between the last two SIGINT, or -1 if there were fewer than two.
long csignals_interrupt_gap(void);

/// Remembers how the terminal is, so that a signal that ends the process at once (SIGSEGV, SIGABRT, SIGQUIT, ...)
/// leaves it that way. Handlers that are there already run after it. Does nothing without a terminal.
void csignals_guard_terminal(void);

/// A statement runs. If a signal ends the process meanwhile, `line` is written to `descriptor` (unless that is
/// -1). A second SIGINT within two seconds writes `busy` to standard error; a third one that comes a second or
/// more after the second ends the process with 130. Both texts must live until `csignals_statement_ends`.
void csignals_statement_begins(int descriptor, const char *line, const char *busy);

/// The statement has ended.
void csignals_statement_ends(void);

/// Empties the pipe.
void csignals_drain(void);

/// Stops the process as Ctrl-Z does; returns when it goes on.
void csignals_stop(void);
