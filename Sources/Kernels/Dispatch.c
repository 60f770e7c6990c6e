#include "Kernels.h"

const char *kernels_name(void) { return "portable"; }
