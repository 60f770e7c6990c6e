#pragma once

#include <png.h>

/// Version of the libpng that is loaded, for example 10639.
unsigned int cpng_version(void);
