#include "Dispatch.h"
#include "Set.h"

#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

static _Atomic(const struct kernels_set *) chosen;

/// The named set, or with NULL the fastest, that this CPU can run; NULL when there is none.
static const struct kernels_set *find(const char *name) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    const struct kernels_set *wide = &kernels_avx512, *middle = &kernels_avx2;
    if ((name == NULL || strcmp(name, wide->name) == 0) && __builtin_cpu_supports("x86-64-v4")) return wide;
    if ((name == NULL || strcmp(name, middle->name) == 0) && __builtin_cpu_supports("x86-64-v3")) return middle;
#endif
    return name == NULL || strcmp(name, kernels_portable.name) == 0 ? &kernels_portable : NULL;
}

const struct kernels_set *kernels_in_use(void) {
    const struct kernels_set *set = atomic_load_explicit(&chosen, memory_order_acquire);
    if (set != NULL) return set;
    set = find(NULL);
    atomic_store_explicit(&chosen, set, memory_order_release);
    return set;
}

const char *kernels_name(void) { return kernels_in_use()->name; }

int kernels_force(const char *name) {
    const struct kernels_set *set = name == NULL ? NULL : find(name);
    if (set == NULL) return -1;
    atomic_store_explicit(&chosen, set, memory_order_release);
    return 0;
}
