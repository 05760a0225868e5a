"""YAML files of cases and content, read for tests."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Any

import yaml

#: Of libyaml where PyYAML was built with it, as in `symptomdb.sources.document`: its own takes seven times as long.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Traversable) -> Any:
    """What the file holds, as plain values."""
    return yaml.load(path.read_text(encoding="utf-8"), _LOADER)
