#pragma once

#include <limits.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/// How long a thread watches a number before it sleeps, in nanoseconds: the time that a sleeper takes to
/// wake.
#define SPIN_NANOSECONDS 25000

/// Tells the core that this is a loop of waiting.
static inline void pause_core(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static inline long long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/// Watches a number for a short while; 1 as soon as it is no longer `value`, 0 when it still is.
static inline int spin_while(atomic_int *number, int value) {
    long long end = 0;
    for (;;) {
        for (int i = 0; i < 64; i++) {
            if (atomic_load_explicit(number, memory_order_acquire) != value) return 1;
            pause_core();
        }
        long long now = nanoseconds();
        if (end == 0) end = now + SPIN_NANOSECONDS;
        if (now >= end) return 0;
    }
}

/// Sleeps until woken, unless the number is not `value`; may also return without a reason.
static inline void sleep_while(atomic_int *number, int value) {
    syscall(SYS_futex, number, FUTEX_WAIT_PRIVATE, value, NULL, NULL, 0);
}

/// Wakes all that sleep on a number.
static inline void wake(atomic_int *number) {
    syscall(SYS_futex, number, FUTEX_WAKE_PRIVATE, INT_MAX, NULL, NULL, 0);
}
