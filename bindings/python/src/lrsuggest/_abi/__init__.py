"""The constants and structs of the header, name for name: a module for each part of it.

The header is the manual; a test compares every line of these modules with it.
"""

from .analysis import *
from .context import *
from .curvature import *
from .errors import *
from .groups import *
from .landmarks import *
from .layers import *
from .learned import *
from .probe import *
from .ranges import *
from .rules import *
from .runs import *
from .series import *
from .smoothing import *
from .suggestion import *
from .sweep import *
from .version import *
