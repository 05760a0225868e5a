"""The base of the shapes of what the interface gives."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """A reply or a part of one.

    Its validator is made with the first such reply: a site that serves pages may never give most of them, and making
    all at once was a tenth of the application's import. What the interface takes is a plain model: FastAPI holds back
    a warning of pydantic's only while a route is added.
    """

    model_config = ConfigDict(defer_build=True)
