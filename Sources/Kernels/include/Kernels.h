#pragma once

#include <stdint.h>

/// Name of the kernels in use: "portable", "avx2" or "avx512".
const char *kernels_name(void);
