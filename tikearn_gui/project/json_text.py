"""Reads JSON strictly and says in plain words what is wrong and where."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from tikearn_gui.project.project import ProjectError

__all__ = ["Document", "place_in_words", "read_json"]

Document = dict[str, Any]

_ANOTHER_FILE: Final = "choose a file that TikEarn saved, or an earlier copy of it"


class _Object(dict[str, Any]):
    """An object as read, and the first key that stands in it twice."""

    twice: str | None = None


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object()
    for key, value in pairs:
        if key in made and made.twice is None:
            made.twice = key
        made[key] = value
    return made


def read_json(data: bytes) -> Any:
    """The content of a JSON file in UTF-8, with or without a byte order mark.

    NaN and Infinity are read as such, so that whoever checks a number can name its place. Raises ProjectError, a clause
    about *it*, for anything that is not JSON and for objects that have a key twice.
    """
    if not data.strip():
        raise ProjectError(f"it is empty; {_ANOTHER_FILE}")
    try:
        content = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object)
        _refuse_twice(content, content, "")
    except ProjectError:
        raise
    except UnicodeDecodeError:
        raise ProjectError(f"it is no text in UTF-8 and so no TikEarn project; {_ANOTHER_FILE}") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ProjectError(
            f"it is no JSON from {where} on, so it is damaged or something else; {_ANOTHER_FILE}"
        ) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, thousands of brackets
        raise ProjectError(f"it is no JSON that TikEarn could have saved; {_ANOTHER_FILE}") from None
    return content


def _refuse_twice(content: Any, document: Any, path: str) -> None:
    if isinstance(content, _Object):
        if content.twice is not None:
            inside = document.get("project", document) if isinstance(document, dict) else document
            place = place_in_words(path.removeprefix(".project"), inside)
            raise ProjectError(f"{place}: {content.twice!r} stands there twice; take one out, or open an earlier copy")
        for key, value in content.items():
            _refuse_twice(value, document, f"{path}.{key}")
    elif isinstance(content, list):
        for index, value in enumerate(content):
            _refuse_twice(value, document, f"{path}[{index}]")


def place_in_words(path: str, project: Any) -> str:
    """Where a path such as ``.strategies[1].overrides.followers`` leads to in the ``project`` part of a file."""
    inside = re.match(r"\.strategies\[(\d+)\]", path)
    if inside is None:
        return path.lstrip(".") or "the project"
    place, rest = _strategy(int(inside[1]), project), path[inside.end() :].lstrip(".")
    key = re.sub(r"^(levers|overrides)\.?", "", rest)
    return f"{place}, {key}" if key else place


def _strategy(index: int, project: Any) -> str:
    """A strategy by its name where it has one, else by its number."""
    try:
        name = project["strategies"][index]["name"]
    except (KeyError, IndexError, TypeError):
        name = None
    return f'strategy "{name}"' if isinstance(name, str) else f"strategy {index + 1}"
