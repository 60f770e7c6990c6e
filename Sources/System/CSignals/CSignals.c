#define _GNU_SOURCE
#include "CSignals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { SIGNALS = 65 };

static atomic_int counts[SIGNALS];
static atomic_long last_interrupt = -1, interrupt_gap = -1;
static int ends[2] = {-1, -1};

static void note(int signal) {
    int saved = errno;
    if (signal == SIGINT) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        long milliseconds = now.tv_sec * 1000L + now.tv_nsec / 1000000L;
        long before = atomic_exchange(&last_interrupt, milliseconds);
        atomic_store(&interrupt_gap, before < 0 ? -1 : milliseconds - before);
    }
    atomic_fetch_add(&counts[signal], 1);
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

static struct termios terminal;

static void restore(int signal) {
    static const char quiet[] = "\033[?2004l\r\n";
    tcsetattr(STDIN_FILENO, TCSANOW, &terminal);
    ssize_t written = write(STDOUT_FILENO, quiet, sizeof quiet - 1);
    (void)written;
    /* The handler was for one time (SA_RESETHAND): now the signal does what it does. */
    raise(signal);
}

void csignals_guard_terminal(void) {
    static const int deadly[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT};
    if (tcgetattr(STDIN_FILENO, &terminal) != 0) return;
    for (size_t index = 0; index < sizeof deadly / sizeof *deadly; index++) {
        struct sigaction old, new = {0};
        if (sigaction(deadly[index], NULL, &old) != 0 || old.sa_handler != SIG_DFL) continue;
        new.sa_handler = restore;
        new.sa_flags = SA_RESETHAND | SA_ONSTACK;
        sigaction(deadly[index], &new, NULL);
    }
}

void csignals_drain(void) {
    char bytes[64];
    while (read(ends[0], bytes, sizeof bytes) > 0) {}
}

void csignals_stop(void) { raise(SIGSTOP); }
