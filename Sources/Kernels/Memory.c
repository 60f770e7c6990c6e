#define _GNU_SOURCE

#include "Memory.h"
#include "SizeClass.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

/// A released block; the link lies in its first bytes.
struct kept_block {
    struct kept_block *next;
};

/// The released blocks of one size.
struct shelf {
    atomic_flag taken;
    struct kept_block *first;
};

static struct shelf shelves[SIZE_CLASSES];
static atomic_llong in_use, peak, kept;
static atomic_llong keep_at_most = 1LL << 30;

static void lock(struct shelf *shelf) {
    int tries = 0;
    while (atomic_flag_test_and_set_explicit(&shelf->taken, memory_order_acquire)) {
        if (++tries > 100) sched_yield();
    }
}

static void unlock(struct shelf *shelf) { atomic_flag_clear_explicit(&shelf->taken, memory_order_release); }

/// Memory on a boundary of 2 MiB: more is mapped, and both ends are given back.
static void *map_huge(int64_t size) {
    size_t room = (size_t)size + HUGE_PAGE;
    char *start = mmap(NULL, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED) return NULL;
    size_t before = (HUGE_PAGE - (uintptr_t)start % HUGE_PAGE) % HUGE_PAGE;
    if (before > 0) munmap(start, before);
    size_t after = HUGE_PAGE - before;
    if (after > 0) munmap(start + before + size, after);
    // A kernel without huge pages refuses; small ones serve as well.
    (void)madvise(start + before, (size_t)size, MADV_HUGEPAGE);
    return start + before;
}

static void *obtain(int64_t size, int64_t bytes) {
    if (!KEEPS_BLOCKS) {
        void *memory;
        size_t alignment = size >= HUGE_PAGE ? HUGE_PAGE : 64;
        return posix_memalign(&memory, alignment, (size_t)bytes) == 0 ? memory : NULL;
    }
    return size >= HUGE_PAGE ? map_huge(size) : aligned_alloc(64, (size_t)size);
}

static void give_back(void *memory, int64_t size) {
    if (KEEPS_BLOCKS && size >= HUGE_PAGE) {
        munmap(memory, (size_t)size);
    } else {
        free(memory);
    }
}

static void *take_kept(int class) {
    struct shelf *shelf = &shelves[class];
    lock(shelf);
    struct kept_block *block = shelf->first;
    if (block != NULL) shelf->first = block->next;
    unlock(shelf);
    if (block != NULL) atomic_fetch_sub_explicit(&kept, size_of_class(class), memory_order_relaxed);
    return block;
}

static void count_in(int64_t size) {
    long long now = atomic_fetch_add_explicit(&in_use, size, memory_order_relaxed) + size;
    long long before = atomic_load_explicit(&peak, memory_order_relaxed);
    while (now > before && !atomic_compare_exchange_weak_explicit(
        &peak, &before, now, memory_order_relaxed, memory_order_relaxed)) {
    }
}

void *kernels_allocate(int64_t bytes) {
    int class = class_of_size(bytes);
    if (class < 0) return NULL;
    int64_t size = size_of_class(class);
    void *memory = take_kept(class);
    if (memory == NULL) memory = obtain(size, bytes);
    if (memory == NULL) {
        kernels_trim();
        memory = obtain(size, bytes);
    }
    if (memory != NULL) count_in(size);
    return memory;
}

void kernels_release(void *memory, int64_t bytes) {
    if (memory == NULL) return;
    int class = class_of_size(bytes);
    int64_t size = size_of_class(class);
    atomic_fetch_sub_explicit(&in_use, size, memory_order_relaxed);
    long long total = atomic_fetch_add_explicit(&kept, size, memory_order_relaxed) + size;
    if (!KEEPS_BLOCKS || total > atomic_load_explicit(&keep_at_most, memory_order_relaxed)) {
        atomic_fetch_sub_explicit(&kept, size, memory_order_relaxed);
        give_back(memory, size);
        return;
    }
    struct kept_block *block = memory;
    struct shelf *shelf = &shelves[class];
    lock(shelf);
    block->next = shelf->first;
    shelf->first = block;
    unlock(shelf);
}

void kernels_trim(void) {
    for (int class = 0; class < SIZE_CLASSES; class++) {
        void *memory;
        while ((memory = take_kept(class)) != NULL) give_back(memory, size_of_class(class));
    }
}

void kernels_keep_at_most(int64_t bytes) {
    atomic_store(&keep_at_most, bytes);
    if (atomic_load(&kept) > bytes) kernels_trim();
}

int64_t kernels_bytes_in_use(void) { return atomic_load(&in_use); }

int64_t kernels_bytes_peak(void) { return atomic_load(&peak); }

int64_t kernels_bytes_kept(void) { return atomic_load(&kept); }
