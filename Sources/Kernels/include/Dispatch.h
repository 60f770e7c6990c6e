#pragma once

/// Name of the kernels in use: "portable", "avx2" or "avx512"; at first the fastest that the CPU has.
const char *kernels_name(void);

/// Makes the named kernels the ones in use.
///
/// Returns 0, or -1 when the name is unknown or the CPU lacks them (nothing changes then). Not to be called
/// while kernels run.
int kernels_force(const char *name);
