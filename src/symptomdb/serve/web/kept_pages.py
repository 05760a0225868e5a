"""Pages as they were last made for visitors who are not signed in, so that the next one need not wait for them.

A page is kept with two marks: the state of all data when it was last seen to be right, which costs next to nothing to
compare, and a digest of all that it was made of, for when something else was written meanwhile.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Generic, TypeVar

from starlette.requests import Request
from starlette.responses import Response

#: So many are kept; the longest page has 400 KB.
MOST_PAGES = 128
#: As in nginx; higher levels take much longer for little.
_LEVEL = 6

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """The values that were used last; safe for threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """The value, if it is still there."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: Key, value: Value) -> None:
        """Keep a value; the one that was not used for longest goes."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page ready to be sent, plain and packed.

    Attributes:
        state: What no write anywhere has changed since.
        made_of: Digest of all that it was made of.
        tag: Its entity tag (RFC 9110, 8.8.3); weak, since plain and packed are two forms of one page.
    """

    state: str
    made_of: str
    body: bytes
    packed: bytes
    tag: str

    @classmethod
    def of(cls, state: str, made_of: str, body: bytes) -> KeptPage:
        """Pack a page."""
        tag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
        return cls(state, made_of, body, gzip.compress(body, _LEVEL, mtime=0), tag)

    def still_in(self, state: str) -> KeptPage:
        """The same page, seen to be right in a later state."""
        return replace(self, state=state)

    def reply(self, request: Request) -> Response:
        """Send it, or say that the browser has it already."""
        headers = {"etag": self.tag, "vary": "cookie, accept-encoding"}
        known = request.headers.get("if-none-match", "")
        if known == "*" or self.tag in (one.strip() for one in known.split(",")):
            return Response(status_code=304, headers=headers)
        # Nothing in it is secret or comes from the request, so that packing gives nothing away (BREACH).
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self.packed, headers={**headers, "content-encoding": "gzip"}, media_type="text/html")
        return Response(self.body, headers=headers, media_type="text/html")


def digest_of(*parts: object) -> str:
    """A digest of values whose `repr` says all of them."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()
