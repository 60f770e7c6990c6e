import Testing

import Engine
