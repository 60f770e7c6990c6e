#pragma once

#include <stdint.h>

/// Sets how many threads take part in a kernel, the caller included: 1 to 256; 0 means one for each CPU.
///
/// No result depends on it. It takes effect with the next call of a kernel.
void kernels_set_threads(int n);

/// How many threads take part in a kernel; at first the number of CPUs online.
int kernels_threads(void);

/// Calls `body(context, chunk)` once for every chunk from 0 to `chunks` − 1 and returns when all are done.
///
/// The caller takes part, the pool's threads help; chunks are taken in order, each by whoever is free. The
/// body must not depend on which thread runs it. Called from within a body, or while another thread's call
/// is under way, it runs all chunks on the calling thread. The pool's threads never receive SIGINT,
/// SIGTERM, SIGHUP, SIGTSTP, SIGWINCH. In a forked child the caller does all the work.
void kernels_parallel(int64_t chunks, void (*body)(void *context, int64_t chunk), void *context);

/// Asks whoever polls `kernels_interrupt_get` to stop early; may be called from a signal handler.
void kernels_interrupt_set(void);

/// Withdraws `kernels_interrupt_set`.
void kernels_interrupt_clear(void);

/// Whether an interrupt was asked for: 1 or 0. The kernels of this module always run to their end.
int kernels_interrupt_get(void);
