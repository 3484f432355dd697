"""Strategies (one setting per lever) and anchors (what is usual for this creator).

Both are immutable and checked wherever they come into being. Nothing here needs numpy.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Self

from tikearn_gui.core.lever import LeverError, LeverValue, Scale, Setting, checked_number, plain
from tikearn_gui.core.levers import LEVERS, lever, unknown_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["ANCHOR_LEVERS", "Anchors", "Strategy", "parse_setting"]

ANCHOR_LEVERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "usual_streams_per_week": "streams_per_week",
        "usual_minutes": "minutes_per_stream",
        "usual_start_hour": "start_hour",
        "usual_views": "views_per_stream",
        "usual_followers": "followers",
        "usual_watch_minutes": "watch_minutes",
        "usual_likes_per_view": "likes_per_view",
        "usual_battle_share": "battle_share",
    }
)
"""The lever of the plan that stands against each anchor."""

_MAY_BE_ZERO: Final = frozenset({"usual_start_hour", "usual_battle_share"})
_PREFIX: Final = "usual_"


@dataclass(frozen=True, slots=True)
class Anchors:
    """What is usual for a creator: the last 28 days. Units and bounds are those of the planned levers.

    All but the hour and the battle share lie above 0, for the plan is divided by them. Averages need not be whole.
    Raises LeverError, one plain sentence, for anything else.
    """

    streams_per_week: float
    minutes: float
    start_hour: float
    views: float
    followers: float
    watch_minutes: float
    likes_per_view: float
    battle_share: float

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, _checked_anchor(_PREFIX + field.name, getattr(self, field.name)))

    @classmethod
    def of(cls, strategy: Strategy) -> Self:
        """The anchors of a creator for whom this plan is what is usual."""
        return cls.from_dict({name: strategy.number(key) for name, key in ANCHOR_LEVERS.items()})

    @classmethod
    def from_dict(cls, values: Mapping[str, float]) -> Self:
        """Anchors from their ``usual_`` names, all of which are needed. Raises LeverError."""
        for name in values:
            _checked_name(name)
        missing = [name for name in ANCHOR_LEVERS if name not in values]
        if missing:
            raise LeverError(f"{', '.join(missing)}: no value is given")
        return cls(**{name.removeprefix(_PREFIX): value for name, value in values.items()})

    def with_value(self, name: str, value: float) -> Self:
        """The anchors with another value for a ``usual_`` name. Raises LeverError."""
        return type(self).from_dict({**self.as_dict(), _checked_name(name): value})

    def as_dict(self) -> dict[str, float]:
        """The values by their ``usual_`` names."""
        return {name: getattr(self, name.removeprefix(_PREFIX)) for name in ANCHOR_LEVERS}


def _checked_name(name: str) -> str:
    if name not in ANCHOR_LEVERS:
        raise unknown_key("usual value", name, ANCHOR_LEVERS)
    return name


def _checked_anchor(name: str, value: object) -> float:
    planned = LEVERS[ANCHOR_LEVERS[name]]
    above_low = planned.low == 0 and name not in _MAY_BE_ZERO
    return checked_number(f"{name}: ", value, planned.low, planned.high, planned.unit, above_low=above_low)


_INDEX: Final[Mapping[str, int]] = {key: index for index, key in enumerate(LEVERS)}
_COINS: Final = _INDEX["coins_per_gifter"]
_DEAREST: Final = _INDEX["dearest_gift"]


@dataclass(frozen=True, slots=True, repr=False)
class Strategy:
    """One setting per lever, in the order of the registry.

    Every setting fits its lever, and coins per gifter, with its range, lie below the dearest gift; otherwise no
    strategy comes into being and LeverError is raised, one plain sentence.
    """

    settings: tuple[Setting, ...]

    def __post_init__(self) -> None:
        if len(self.settings) != len(LEVERS):
            raise LeverError(f"A strategy has {len(LEVERS)} settings, one for each lever, not {len(self.settings)}")
        checked = tuple(one.check(setting) for one, setting in zip(LEVERS.values(), self.settings, strict=True))
        _check_dearest_gift(checked)
        object.__setattr__(self, "settings", checked)

    @classmethod
    def of(cls, values: Mapping[str, Setting | LeverValue]) -> Strategy:
        """The newcomer's strategy with other settings for some levers; a bare value is meant without doubt."""
        return _trusted(tuple(one.default for one in LEVERS.values())).with_settings(values)

    def __getitem__(self, key: str) -> Setting:
        """The setting of a lever. Raises LeverError for an unknown key."""
        return self.settings[_index(key)]

    def __iter__(self) -> Iterator[str]:
        """The keys of all levers."""
        return iter(_INDEX)

    def __repr__(self) -> str:
        """What differs from the newcomer, as the whole would be unreadable."""
        changed = (f"{key}={setting}" for key, setting in self.items() if setting != LEVERS[key].default)
        return f"Strategy({', '.join(changed)})"

    def number(self, key: str) -> float:
        """The value of a lever as a number. Raises LeverError for an unknown key or a choice by name."""
        value = self[key].value
        if isinstance(value, str):
            raise LeverError(f"{key} is chosen by name ({value}) and is no number")
        return value

    def choice(self, key: str) -> str:
        """The name chosen for a lever. Raises LeverError for an unknown key or a number."""
        value = self[key].value
        if not isinstance(value, str):
            raise LeverError(f"{key} is a number ({plain(value)}) and is not chosen by name")
        return value

    def items(self) -> Iterator[tuple[str, Setting]]:
        """Key and setting of all levers."""
        return zip(_INDEX, self.settings, strict=True)

    @property
    def unsure_keys(self) -> tuple[str, ...]:
        """The levers that have a range."""
        return tuple(key for key, setting in self.items() if setting.unsure)

    def with_setting(self, key: str, setting: Setting | LeverValue) -> Strategy:
        """The same with another setting of one lever; a bare value is meant without doubt. Raises LeverError."""
        return self.with_settings({key: setting})

    def with_settings(self, values: Mapping[str, Setting | LeverValue]) -> Strategy:
        """The same with other settings of some levers; a bare value is meant without doubt. Raises LeverError."""
        settings = list(self.settings)
        for key, value in values.items():
            settings[_index(key)] = lever(key).check(value if isinstance(value, Setting) else Setting(value))
        changed = tuple(settings)
        _check_dearest_gift(changed)
        return _trusted(changed)

    def with_value(self, key: str, value: LeverValue) -> Strategy:
        """The same with another value of one lever; its range, if any, moves along (see :meth:`Lever.moved`).

        Quick enough for every step of a drag: checks what changes. Raises LeverError.
        """
        index = _index(key)
        old = self.settings
        changed = (*old[:index], LEVERS[key].moved(old[index], value), *old[index + 1 :])
        if index in (_COINS, _DEAREST):
            _check_dearest_gift(changed)
        return _trusted(changed)

    def certain(self) -> Strategy:
        """The same values without doubt."""
        return _trusted(tuple(setting.closed() for setting in self.settings))

    def changed_from(self, other: Strategy) -> tuple[str, ...]:
        """The levers whose value or range differs from the other strategy's."""
        pairs = zip(_INDEX, self.settings, other.settings, strict=True)
        return tuple(key for key, mine, theirs in pairs if mine is not theirs and mine != theirs)


def _index(key: str) -> int:
    try:
        return _INDEX[key]
    except (KeyError, TypeError):
        raise unknown_key("lever", key, LEVERS) from None


def _trusted(settings: tuple[Setting, ...]) -> Strategy:
    """A strategy of settings that are already checked."""
    strategy = object.__new__(Strategy)
    object.__setattr__(strategy, "settings", settings)
    return strategy


def _check_dearest_gift(settings: tuple[Setting, ...]) -> None:
    """A mean above the dearest gift is impossible; at it, every gift would be the dearest one."""
    coins, dearest = settings[_COINS], settings[_DEAREST]
    most = coins.number if coins.high is None else coins.high
    least = dearest.number if dearest.low is None else dearest.low
    if most >= least:
        raise LeverError(
            f"coins_per_gifter ({_described(coins)}) must lie below dearest_gift ({_described(dearest)}), "
            "with the whole range where there is one"
        )


def _described(setting: Setting) -> str:
    text = plain(setting.value)
    if setting.low is None or setting.high is None:
        return text
    return f"{text}, {plain(setting.low)} to {plain(setting.high)}"


def parse_setting(key: str, text: str, current: Setting) -> Setting:
    """The setting that a text on the command line means.

    ``value`` moves the value and lets a range of the current setting keep its proportions, ``value:low:high`` gives
    value and range, ``value:`` a value without doubt. Choices go by name. Raises LeverError, one plain sentence.
    """
    one = lever(key)
    if one.scale is Scale.CHOICE:
        return one.check(Setting(_number_or_name(text.strip())))
    value, *ends = [part.strip() for part in text.split(":")]
    if not ends:
        return one.moved(current, _number_or_name(value))
    if ends == [""]:
        return one.check(Setting(_number_or_name(value)))
    try:
        low, high = map(float, ends)
    except ValueError:
        raise LeverError(
            f"{key}: {text!r} is not understood; write value, value:low:high, or value: for no doubt at all"
        ) from None
    return one.check(Setting(_number_or_name(value), low, high))


def _number_or_name(text: str) -> LeverValue:
    """A number where the text is one, else the text itself, which only a choice by name takes."""
    try:
        return float(text)
    except ValueError:
        return text.casefold()
