#define _GNU_SOURCE
#include "CSignals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { SIGNALS = 65 };

static atomic_int counts[SIGNALS];
static atomic_long last_interrupt = -1, interrupt_gap = -1;
static int ends[2] = {-1, -1};

/* The statement that runs, if one does. */
static atomic_int is_running;
static int journal = -1;
static const char *journal_line, *notice;

static atomic_int has_terminal;
static struct termios terminal;

static void put(int descriptor, const char *text) {
    ssize_t written = write(descriptor, text, strlen(text));
    (void)written;
}

static void restore_terminal(void) {
    if (!atomic_load(&has_terminal)) return;
    tcsetattr(STDIN_FILENO, TCSANOW, &terminal);
    put(STDOUT_FILENO, "\033[?2004l\r\n");
}

static void write_journal(void) {
    if (atomic_exchange(&is_running, 0) && journal >= 0) put(journal, journal_line);
}

/* The second Ctrl-C within two seconds says what is going on. What does not stop within a second after it will
   not stop: then a further one ends the process. */
static void pressed(int presses, long now) {
    static atomic_long second = 0;
    if (presses == 2) {
        atomic_store(&second, now);
        if (atomic_load(&interrupt_gap) <= 2000) put(STDERR_FILENO, notice);
    } else if (presses > 2 && now - atomic_load(&second) >= 1000) {
        write_journal();
        restore_terminal();
        _exit(128 + SIGINT);
    }
}

static long milliseconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

static void note(int signal) {
    int saved = errno;
    int count = atomic_fetch_add(&counts[signal], 1) + 1;
    if (signal == SIGINT) {
        long now = milliseconds_now();
        long before = atomic_exchange(&last_interrupt, now);
        atomic_store(&interrupt_gap, before < 0 ? -1 : now - before);
        if (atomic_load(&is_running)) pressed(count, now);
    }
    /* A full pipe is as good as one byte more: whoever polls it wakes up. */
    ssize_t written = write(ends[1], "", 1);
    (void)written;
    errno = saved;
}

static int handle(int signal, int even_if_ignored) {
    struct sigaction old, new = {0};
    if (sigaction(signal, NULL, &old) != 0) return -1;
    if (old.sa_handler == SIG_IGN && !even_if_ignored) return 0;
    new.sa_handler = note;
    sigfillset(&new.sa_mask);
    return sigaction(signal, &new, NULL);
}

int csignals_install(void) {
    if (ends[0] < 0 && pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    if (handle(SIGINT, 0) || handle(SIGTERM, 0) || handle(SIGHUP, 0)) return -1;
    if (handle(SIGWINCH, 1) || handle(SIGCONT, 1)) return -1;
    return ends[0];
}

void csignals_hold_stop(int held) {
    struct sigaction old, new = {0};
    if (sigaction(SIGTSTP, NULL, &old) != 0 || old.sa_handler == SIG_IGN) return;
    if (held) {
        handle(SIGTSTP, 0);
    } else {
        new.sa_handler = SIG_DFL;
        sigaction(SIGTSTP, &new, NULL);
    }
}

int csignals_count(int signal) {
    return signal > 0 && signal < SIGNALS ? atomic_load(&counts[signal]) : 0;
}

int csignals_take(int signal) {
    return signal > 0 && signal < SIGNALS ? atomic_exchange(&counts[signal], 0) : 0;
}

long csignals_interrupt_gap(void) { return atomic_load(&interrupt_gap); }

void csignals_statement_begins(int descriptor, const char *line, const char *busy) {
    journal = descriptor;
    journal_line = line;
    notice = busy;
    atomic_store(&is_running, 1);
}

void csignals_statement_ends(void) { atomic_store(&is_running, 0); }

static const int deadly[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT};
enum { DEADLY = sizeof deadly / sizeof *deadly };
static struct sigaction before[DEADLY];

static void leave(int signal) {
    write_journal();
    restore_terminal();
    /* Now the signal does what it did before: it ends the process, or shows where it died. */
    for (int index = 0; index < DEADLY; index++) {
        if (deadly[index] == signal) sigaction(signal, &before[index], NULL);
    }
    raise(signal);
}

void csignals_guard_terminal(void) {
    if (atomic_load(&has_terminal) || tcgetattr(STDIN_FILENO, &terminal) != 0) return;
    atomic_store(&has_terminal, 1);
    for (int index = 0; index < DEADLY; index++) {
        struct sigaction new = {0};
        if (sigaction(deadly[index], NULL, &before[index]) != 0) continue;
        new.sa_handler = leave;
        new.sa_flags = SA_ONSTACK;
        sigaction(deadly[index], &new, NULL);
    }
}

void csignals_drain(void) {
    char bytes[64];
    while (read(ends[0], bytes, sizeof bytes) > 0) {}
}

void csignals_stop(void) { raise(SIGSTOP); }
