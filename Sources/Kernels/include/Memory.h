#pragma once

#include <stdint.h>

/// Memory of at least `bytes` bytes, 64-byte aligned and not initialised; never shared, also for 0 bytes.
///
/// Blocks of 2 MiB and more lie on 2 MiB boundaries and ask for huge pages. Released blocks are kept and
/// given out again, because the first touch of fresh pages costs microseconds each. Safe from any thread.
/// Returns NULL when `bytes` is negative or the machine has no more, after giving kept blocks back.
void *kernels_allocate(int64_t bytes);

/// Takes back a block of `kernels_allocate`; `bytes` is what was asked for then. NULL is ignored.
void kernels_release(void *memory, int64_t bytes);

/// Gives all kept blocks back to the system.
void kernels_trim(void);

/// Sets how many bytes of released blocks are kept at most (1 GiB at start).
void kernels_keep_at_most(int64_t bytes);

/// Bytes given out and not yet released, rounded up to the sizes of blocks.
int64_t kernels_bytes_in_use(void);

/// The largest `kernels_bytes_in_use` so far.
int64_t kernels_bytes_peak(void);

/// Bytes of released blocks that are kept.
int64_t kernels_bytes_kept(void);
