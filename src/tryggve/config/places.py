"""Where things are on the disk; known without Django."""

import os
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1]
# A checkout keeps what the try-out makes in .try-out beside src; an installed package keeps it where it is started.
PROJECT = SOURCE.parents[1] if (SOURCE.parents[1] / "pyproject.toml").exists() else Path.cwd()
TRY_OUT = Path(os.environ.get("TRYGGVE_TRY_OUT", PROJECT / ".try-out")).absolute()
DATABASE = TRY_OUT / "postgres"
