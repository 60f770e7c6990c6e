#include "Dispatch.h"
#include "Set.h"

#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

static _Atomic(const struct kernels_set *) chosen;
static _Thread_local const struct kernels_set *chosen_here;

/// Whether a set has this name; any will do for NULL.
static int is(const struct kernels_set *set, const char *name) {
    return name == NULL || strcmp(name, set->name) == 0;
}

/// The named set, or with NULL the fastest, that this CPU can run; NULL when there is none.
static const struct kernels_set *find(const char *name) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (is(&kernels_avx512, name) && __builtin_cpu_supports("x86-64-v4")) return &kernels_avx512;
    if (is(&kernels_avx2, name) && __builtin_cpu_supports("x86-64-v3")) return &kernels_avx2;
#endif
    return is(&kernels_portable, name) ? &kernels_portable : NULL;
}

const struct kernels_set *kernels_in_use(void) {
    if (chosen_here != NULL) return chosen_here;
    const struct kernels_set *set = atomic_load_explicit(&chosen, memory_order_acquire);
    if (set != NULL) return set;
    set = find(NULL);
    atomic_store_explicit(&chosen, set, memory_order_release);
    return set;
}

const char *kernels_name(void) { return kernels_in_use()->name; }

int kernels_has(const char *name) { return name != NULL && find(name) != NULL; }

int kernels_force(const char *name) {
    const struct kernels_set *set = name == NULL ? NULL : find(name);
    if (set == NULL) return -1;
    atomic_store_explicit(&chosen, set, memory_order_release);
    return 0;
}

int kernels_force_on_this_thread(const char *name) {
    const struct kernels_set *set = name == NULL ? NULL : find(name);
    if (name != NULL && set == NULL) return -1;
    chosen_here = set;
    return 0;
}
