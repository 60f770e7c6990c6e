#pragma once

/// Name of the kernels in use: "portable", "avx2" or "avx512"; at first the fastest that the CPU has.
const char *kernels_name(void);

/// 1 when the named kernels exist and the CPU can run them, else 0.
int kernels_has(const char *name);

/// Makes the named kernels the ones in use.
///
/// Returns 0, or -1 when the name is unknown or the CPU lacks them (nothing changes then). Calls that are
/// under way end with the kernels they began with.
int kernels_force(const char *name);

/// The same for calls from this thread only; NULL takes it back. So tests compare kinds of kernels while
/// others run.
int kernels_force_on_this_thread(const char *name);
