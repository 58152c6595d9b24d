"""``python -m lrsuggest.study``."""

import sys

from ._command import main

sys.exit(main())
