#define _GNU_SOURCE

#include "Pool.h"
#include "Waiting.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

/// The most threads that take part.
#define MOST_THREADS 256
/// The most chunks of one round; of more the caller does all.
#define MOST_CHUNKS ((int64_t)1 << 30)

typedef void (*chunk_body)(void *context, int64_t chunk);

/// The work of the moment.
///
/// `ticket` holds a round's number in its upper half and the next chunk to take in its lower. Odd rounds
/// are closed: the other fields change then. A thread that read the fields takes a chunk by exchanging the
/// ticket it saw before, so it never runs a chunk with the fields of another round.
static struct {
    _Alignas(64) atomic_ullong ticket;
    _Atomic(chunk_body) body;
    _Atomic(void *) context;
    atomic_llong chunks;
    _Alignas(64) atomic_int done;
    _Alignas(64) atomic_int rounds;
    atomic_int asleep;
    atomic_int owner_asleep;
} work;

static atomic_int threads;
static atomic_int workers;
static atomic_flag busy = ATOMIC_FLAG_INIT;
static _Thread_local int inside;

/// Takes chunks of the round that is open until none is left; tells whether it ran any.
static int help(void) {
    int ran = 0;
    for (;;) {
        unsigned long long ticket = atomic_load_explicit(&work.ticket, memory_order_acquire);
        chunk_body body = atomic_load_explicit(&work.body, memory_order_relaxed);
        void *context = atomic_load_explicit(&work.context, memory_order_relaxed);
        long long chunks = atomic_load_explicit(&work.chunks, memory_order_relaxed);
        int64_t chunk = (int64_t)(ticket & 0xFFFFFFFF);
        if ((ticket >> 32 & 1) != 0 || chunk >= chunks) return ran;
        if (!atomic_compare_exchange_weak_explicit(
            &work.ticket, &ticket, ticket + 1, memory_order_acq_rel, memory_order_relaxed)) continue;
        body(context, chunk);
        ran = 1;
        int last = atomic_fetch_add(&work.done, 1) + 1 == chunks;
        if (last && atomic_load(&work.owner_asleep)) wake(&work.done);
    }
}

static void *serve(void *index) {
    inside = 1;
    for (;;) {
        int round = atomic_load_explicit(&work.rounds, memory_order_acquire);
        // One that is too many for the number of threads set keeps out, but stays.
        if ((int)(intptr_t)index < atomic_load_explicit(&threads, memory_order_relaxed)) help();
        if (spin_while(&work.rounds, round)) continue;
        atomic_fetch_add(&work.asleep, 1);
        sleep_while(&work.rounds, round);
        atomic_fetch_sub(&work.asleep, 1);
    }
    return NULL;
}

/// Starts the threads that are missing. What cannot be started is done without.
static void start_workers(int wanted) {
    sigset_t quiet, before;
    sigemptyset(&quiet);
    const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH, SIGQUIT, SIGCHLD, SIGALRM, SIGCONT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) sigaddset(&quiet, signals[i]);
    pthread_sigmask(SIG_BLOCK, &quiet, &before);
    while (atomic_load(&workers) < wanted) {
        pthread_t thread;
        int index = atomic_load(&workers) + 1;
        if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)index) != 0) break;
        pthread_detach(thread);
        atomic_store(&workers, index);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/// One round, taken by all threads. The caller holds `busy`.
static void run_round(int64_t chunks, chunk_body body, void *context) {
    unsigned long long round = (atomic_load_explicit(&work.ticket, memory_order_relaxed) >> 32) + 1;
    atomic_store(&work.ticket, (round | 1) << 32);
    atomic_store_explicit(&work.body, body, memory_order_relaxed);
    atomic_store_explicit(&work.context, context, memory_order_relaxed);
    atomic_store_explicit(&work.chunks, chunks, memory_order_relaxed);
    atomic_store_explicit(&work.done, 0, memory_order_relaxed);
    atomic_store(&work.ticket, ((round | 1) + 1) << 32);
    atomic_fetch_add(&work.rounds, 1);
    if (atomic_load(&work.asleep) > 0) wake(&work.rounds);
    help();
    int done;
    while ((done = atomic_load_explicit(&work.done, memory_order_acquire)) < chunks) {
        if (spin_while(&work.done, done)) continue;
        atomic_store(&work.owner_asleep, 1);
        sleep_while(&work.done, done);
        atomic_store(&work.owner_asleep, 0);
    }
}

void kernels_parallel(int64_t chunks, chunk_body body, void *context) {
    int helpers = kernels_threads() - 1;
    if (chunks < 2 || chunks > MOST_CHUNKS || helpers < 1 || inside || atomic_flag_test_and_set(&busy)) {
        for (int64_t chunk = 0; chunk < chunks; chunk++) body(context, chunk);
        return;
    }
    inside = 1;
    if (atomic_load_explicit(&workers, memory_order_relaxed) < helpers) start_workers(helpers);
    run_round(chunks, body, context);
    inside = 0;
    atomic_flag_clear(&busy);
}

void kernels_set_threads(int n) {
    if (n <= 0) n = (int)sysconf(_SC_NPROCESSORS_ONLN);
    atomic_store(&threads, n < 1 ? 1 : n > MOST_THREADS ? MOST_THREADS : n);
}

int kernels_threads(void) {
    int n = atomic_load_explicit(&threads, memory_order_relaxed);
    if (n > 0) return n;
    kernels_set_threads(0);
    return atomic_load_explicit(&threads, memory_order_relaxed);
}
