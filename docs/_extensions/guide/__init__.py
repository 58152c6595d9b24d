"""What the directives of the guide are made of: samples, what is known of them, pictures, tables."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
QUALITY = ROOT / "Benchmarks" / "Quality"

# Outcomes are judged by the code that judges every suggester.
sys.path.append(str(QUALITY))
