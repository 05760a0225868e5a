"""A YAML file of ours as plain values, with the line on which each value stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import yaml

from symptomdb.errors import BadContent, BadRecord, SourceError

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, same values
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

#: What JSON knows too; a date stays the text that it is in the file.
Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
_INT, _FLOAT, _BOOL, _NULL = (f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "bool", "null"))


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file.

    Attributes:
        data: Its values.
        digest: SHA-256 of the bytes that were read, in hex.
        root: The node tree that `data` was made from; it knows the lines.
    """

    path: Path
    data: Value
    digest: str
    root: yaml.Node | None

    def line(self, *place: str | int) -> int:
        """The line (1-based) of the value at `place`, a way of keys and numbers; of its nearest holder if it is absent.

        The value of a key stands where the key stands.
        """
        node, line = self.root, 1
        for step in place:
            found = _child(node, step)
            if found is None:
                break
            node, line = found
        return line

    def problem(self, problem: str, remedy: str, *place: str | int) -> BadRecord:
        """A problem with the value at `place`."""
        return BadRecord(self.path, self.line(*place), problem, remedy, place)


def read_document(path: Path) -> Document:
    """Read one YAML file.

    Raises:
        BadContent: It is no YAML, or gives a key twice.
        SourceError: It can't be opened.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} can't be read ({error.strerror}).", "Check that the file is there.") from error
    return parse_document(raw, path)


def parse_document(raw: bytes, path: Path) -> Document:
    """Read the bytes of a YAML file; `path` is the name that problems are told by."""
    try:
        root = yaml.compose(raw, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = f"this is no YAML: {getattr(error, 'problem', None) or error}."
        raise BadContent([BadRecord(path, line, problem, "Check quotes, colons and indentation.")]) from error
    return Document(path, _value(root, path), hashlib.sha256(raw).hexdigest(), root)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item, item.start_mark.line + 1
    return None


def _value(node: yaml.Node | None, path: Path) -> Value:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path) for item in node.value]
    return None if node is None else _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise BadContent([BadRecord(path, line, "a key is no plain word.", "Check the colons of this line.")])
        if key.value in values:
            problem = f"the key {key.value!r} stands twice in one record."
            raise BadContent([BadRecord(path, line, problem, "Keep one of the two.")])
        values[key.value] = _value(value, path)
    return values


def _scalar(node: yaml.Node) -> Value:
    text: str = node.value
    if node.tag == _NULL:
        return None
    if node.tag == _BOOL:
        return text.lower() in {"yes", "true", "on"}
    if node.tag == _INT and text.lstrip("+-").isdigit():
        return int(text)
    if node.tag == _FLOAT:
        try:
            return float(text)
        except ValueError:
            return text
    return text
