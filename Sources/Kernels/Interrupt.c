#include "Pool.h"

#include <stdatomic.h>

// Lock-free, so a signal handler may set it.
static atomic_int interrupted;

void kernels_interrupt_set(void) { atomic_store(&interrupted, 1); }

void kernels_interrupt_clear(void) { atomic_store(&interrupted, 0); }

int kernels_interrupt_get(void) { return atomic_load_explicit(&interrupted, memory_order_relaxed); }
