import Testing

import Language
