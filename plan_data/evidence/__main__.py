"""What the text states besides the annex: ``python3 -m plan_data.evidence [folder] [--check]``."""

import sys

from plan_data.evidence.extracting import main

if __name__ == "__main__":
    sys.exit(main())
