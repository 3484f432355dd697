"""Projects as readable JSON, the content of a ``.tikearn`` file, and back.

The base is written with every lever, so that a later default changes no old file; the other strategies with what they
override. What is read is checked whole before a project comes into being.
"""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

import tikearn_gui
from tikearn_gui.core.lever import LeverError, LeverValue, Setting
from tikearn_gui.core.levers import LEVERS, unknown_key
from tikearn_gui.core.strategy import Anchors, Strategy
from tikearn_gui.history.live import LiveLog
from tikearn_gui.project.json_text import Document, place_in_words, read_json
from tikearn_gui.project.log_codec import WrittenLog, read_log, written_log
from tikearn_gui.project.migrations import SCHEMA, migrated
from tikearn_gui.project.project import Currency, Entry, Goal, Period, Project, ProjectError

__all__ = ["FORMAT", "decode", "encode", "levers_as_json", "setting_as_json"]

FORMAT: Final = "tikearn"
_ENVELOPE: Final = ("format", "schema", "saved_by", "project")
_ENDS: Final = {"value": "value", "low": "low end", "high": "high end"}
_RANGE: Final = tuple(_ENDS)
_LONGEST_SENTENCE: Final = 520


class _Goal(msgspec.Struct, forbid_unknown_fields=True):
    usd: float
    period: Period


class _Currency(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    per_usd: float


class _Strategy(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The base has ``levers``, all of them; any other strategy ``overrides``."""

    name: str
    colour: int
    levers: dict[str, Any] | msgspec.UnsetType = msgspec.UNSET
    overrides: dict[str, Any] | msgspec.UnsetType = msgspec.UNSET


class _Project(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    starting_point: str
    seed: int
    weeks: int
    goal: _Goal
    currency: _Currency
    anchors: dict[str, Any]
    strategies: list[_Strategy]
    log: WrittenLog | msgspec.UnsetType = msgspec.UNSET


# Writing --------------------------------------------------------------------------------------------------------------


def encode(project: Project) -> bytes:
    """The project as JSON in UTF-8: the same bytes for the same project and version of the program."""
    document = {
        "format": FORMAT,
        "schema": SCHEMA,
        "saved_by": tikearn_gui.__version__,
        "project": _written(project),
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _written(project: Project) -> _Project:
    return _Project(
        starting_point=project.starting_point,
        seed=project.seed,
        weeks=project.weeks,
        goal=_Goal(_number_as_json(project.goal.usd), project.goal.period),
        currency=_Currency(project.currency.code, _number_as_json(project.currency.per_usd)),
        anchors={name: _number_as_json(value) for name, value in project.anchors.as_dict().items()},
        strategies=[_written_strategy(project, index) for index in range(len(project.strategies))],
        log=written_log(project.log) if project.log != LiveLog() else msgspec.UNSET,
    )


def _written_strategy(project: Project, index: int) -> _Strategy:
    entry = project.strategies[index]
    if index == project.base_index:
        return _Strategy(entry.name, entry.colour, levers=levers_as_json(project.base))
    overrides = {key: setting_as_json(setting) for key, setting in entry.overrides.items()}
    return _Strategy(entry.name, entry.colour, overrides=overrides)


def levers_as_json(strategy: Strategy) -> dict[str, Any]:
    """Every lever of a strategy by key: a number, a name, or value, low and high of a range."""
    return {key: setting_as_json(setting) for key, setting in strategy.items()}


def setting_as_json(setting: Setting) -> Any:
    """A lever's setting as it is written: a number, a name, or value, low and high of a range."""
    if setting.low is None or setting.high is None:
        return _value_as_json(setting.value)
    return {name: _number_as_json(getattr(setting, name)) for name in _RANGE}


def _value_as_json(value: LeverValue) -> Any:
    return value if isinstance(value, str) else _number_as_json(value)


def _number_as_json(value: float) -> float:
    """Whole numbers without ``.0``; they read back as the same float."""
    return int(value) if value.is_integer() else value


# Reading --------------------------------------------------------------------------------------------------------------


def decode(data: bytes, name: str = "The project") -> Project:
    """The project of a file's content.

    Raises ProjectError: one plain sentence that says, after ``name``, what is wrong, where, and what to do.
    """
    try:
        return _read(data)
    except (ProjectError, LeverError) as error:
        raise ProjectError(f"{name} cannot be opened: {_shortened(str(error))}") from None


def _shortened(text: str) -> str:
    """A sentence that quotes a file of nonsense may be longer than anybody reads."""
    return text if len(text) <= _LONGEST_SENTENCE else f"{text[:300]} ... {text[-200:]}"


def _read(data: bytes) -> Project:
    document = _opened(data)
    try:
        project = migrated(document["project"], document["schema"])
    except ProjectError as error:
        raise ProjectError(f"{error}; {_advice_on_schema(document)}") from None
    try:
        return _project(_converted(project))
    except (ProjectError, LeverError) as error:
        text = str(error).rstrip("?")
        raise ProjectError(f"{text[:1].lower()}{text[1:]}; put it right there, or open an earlier copy") from None


def _advice_on_schema(document: Document) -> str:
    if document["schema"] > SCHEMA:
        return f"update TikEarn {tikearn_gui.__version__} to {document['saved_by']} to open it"
    return "open an earlier copy"


def _opened(data: bytes) -> Document:
    """The outermost object of a project's file, with a whole number for ``schema`` and an object for ``project``."""
    document = read_json(data)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ProjectError("it is JSON of something else and no TikEarn project; choose a file that TikEarn saved")
    missing = [key for key in _ENVELOPE if key not in document]
    if missing:
        raise ProjectError(f"there is no {missing[0]} in it; open an earlier copy")
    schema, project = document["schema"], document["project"]
    if isinstance(schema, bool) or not isinstance(schema, int):
        raise ProjectError(f"its schema is {schema!r} and no whole number; open an earlier copy")
    if not isinstance(document["saved_by"], str):
        raise ProjectError("its saved_by is not the version of a program; open an earlier copy")
    # What a later version adds here is its own business: the schema decides whether that can be read.
    unknown = [key for key in document if key not in _ENVELOPE]
    if unknown and schema <= SCHEMA:
        raise ProjectError(f"it has an unknown part {unknown[0]!r}; take that out, or open an earlier copy")
    if not isinstance(project, dict) and schema <= SCHEMA:
        raise ProjectError("its project is no object in braces; open an earlier copy")
    return document


def _converted(project: Document) -> _Project:
    try:
        return msgspec.convert(project, _Project)
    except msgspec.ValidationError as error:
        raise ProjectError(_in_words(str(error), project)) from None


_TYPES: Final = {
    "int": "a whole number",
    "float": "a number",
    "str": "a text",
    "bool": "true or false",
    "null": "nothing",
    "object": "an object in braces",
    "array": "a list in brackets",
}


def _in_words(message: str, project: Document) -> str:
    """msgspec's finding with its path, ``$.strategies[1].colour``, put into words."""
    problem, _, path = message.partition(" - at `$")
    for pattern, words in (
        (r"Object missing required field `(.*)`", r"there is no \1"),
        (r"Object contains unknown field `(.*)`", r"there is an unknown entry \1"),
        (r"Invalid enum value (.*)", r"\1 is none of the known values"),
        (r"Expected `(.*)`, got `(.*)`", lambda found: f"here is {_kind(found[2])} in the place of {_kind(found[1])}"),
    ):
        problem = re.sub(pattern, words, problem)
    return f"{place_in_words(path.rstrip('`'), project)}: {problem[:1].lower()}{problem[1:]}"


def _kind(name: str) -> str:
    return _TYPES.get(name, name)


def _project(read: _Project) -> Project:
    bases = [index for index, strategy in enumerate(read.strategies) if strategy.levers is not msgspec.UNSET]
    if len(bases) != 1:
        raise ProjectError(f"one strategy must be the base and have its levers in full, not {len(bases)} of them")
    at = bases[0]
    return Project(
        starting_point=read.starting_point,
        anchors=Anchors.from_dict(read.anchors),
        seed=read.seed,
        weeks=read.weeks,
        goal=Goal(read.goal.usd, read.goal.period),
        currency=Currency(read.currency.code, read.currency.per_usd),
        base=_base(read.strategies[at]),
        strategies=tuple(_entry(strategy, is_base=index == at) for index, strategy in enumerate(read.strategies)),
        base_index=at,
        log=LiveLog() if isinstance(read.log, msgspec.UnsetType) else read_log(read.log),
    )


def _base(read: _Strategy) -> Strategy:
    levers = read.levers
    assert not isinstance(levers, msgspec.UnsetType)
    lead = f'strategy "{read.name}"'
    missing = [key for key in LEVERS if key not in levers]
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise ProjectError(f"{lead}, which is the base, has no value for {missing[0]}{more}")
    settings = _settings(levers, lead)
    try:
        return Strategy(tuple(settings[key] for key in LEVERS))
    except LeverError as error:
        raise LeverError(f"{lead}: {error}") from None


def _entry(read: _Strategy, *, is_base: bool) -> Entry:
    if is_base:
        if read.overrides is not msgspec.UNSET:
            raise ProjectError(f'strategy "{read.name}" has both levers and overrides')
        return Entry(read.name, read.colour)
    if isinstance(read.overrides, msgspec.UnsetType):
        raise ProjectError(f'strategy "{read.name}" has neither levers nor overrides')
    return Entry(read.name, read.colour, _settings(read.overrides, f'strategy "{read.name}"'))


def _settings(levers: Document, lead: str) -> dict[str, Setting]:
    for key in levers:
        if key not in LEVERS:
            raise LeverError(f"{lead}: {unknown_key('lever', key, LEVERS)}")
    return {key: _setting(written, f"{lead}, {key}") for key, written in levers.items()}


def _setting(written: Any, lead: str) -> Setting:
    """What stands in a file as a setting. Its value is checked by the lever later; here only the form is."""
    if isinstance(written, dict):
        if set(written) != set(_RANGE):
            raise ProjectError(f"{lead}: a range is written with value, low and high, not with {', '.join(written)}")
        for end in _RANGE:
            if isinstance(written[end], bool) or not isinstance(written[end], int | float):
                raise ProjectError(f"{lead}: the {_ENDS[end]} of the range is not a number")
        return Setting(**written)
    if isinstance(written, bool) or not isinstance(written, int | float | str):
        raise ProjectError(f"{lead}: there is neither a number nor a name nor a range")
    return Setting(written)
