"""The gift catalogue and the coin packs that come with the program, each figure with its source and age."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Final, TypeVar

import msgspec

from tikearn_gui.assets import resource

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "CatalogueError",
    "Channel",
    "CoinPack",
    "CoinPacks",
    "Gift",
    "GiftCatalogue",
    "GiftSource",
    "Mark",
    "coin_packs",
    "gift_catalogue",
    "read_coin_packs",
    "read_gift_catalogue",
]

GIFTS_FILE: Final = "gift_catalogue.json"
PACKS_FILE: Final = "coin_packs.json"

Text = Annotated[str, msgspec.Meta(min_length=1)]
Count = Annotated[int, msgspec.Meta(ge=1)]
Price = Annotated[float, msgspec.Meta(gt=0)]


class CatalogueError(ValueError):
    """A data file of the program is damaged. The text is one plain sentence with the file's name and the reason."""


class Mark(StrEnum):
    """How far a price is to be trusted."""

    AGREED = "agreed"
    SINGLE = "single"
    FOLKLORE = "folklore"


class Channel(StrEnum):
    """Where a viewer buys coins."""

    APP = "app"
    WEB = "web"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class GiftSource:
    """One of the lists that the catalogue was compiled from, named by a letter."""

    letter: Annotated[str, msgspec.Meta(min_length=1, max_length=1)]
    citation: Text
    age: Text
    scope: str = ""


@dataclass(frozen=True)
class Gift:
    """One virtual gift: its exact name and the coins of one unit, which are also its diamonds.

    ``id`` is TikTok's number of the gift where a list gave it; ``listed_in`` the letters of the sources.
    """

    name: Text
    coins: Count
    listed_in: Text
    id: int | None = None
    note: str = ""


@dataclass(frozen=True)
class GiftCatalogue:
    """All listed gifts, cheapest first, with sources, date of the newest list and warnings about their use."""

    newest_list: date
    compiled: date
    sources: tuple[GiftSource, ...]
    gifts: tuple[Gift, ...]
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError if two gifts share name and coins or a gift names no known source."""
        letters = {source.letter for source in self.sources}
        seen = set()
        for gift in self.gifts:
            if (gift.name, gift.coins) in seen:
                raise ValueError(f"the gift {gift.name} at {gift.coins} coins stands there twice")
            if not letters.issuperset(gift.listed_in):
                raise ValueError(f"the gift {gift.name} names an unknown source in {gift.listed_in!r}")
            seen.add((gift.name, gift.coins))

    @cached_property
    def _by_key(self) -> dict[tuple[str, int], Gift]:
        return {(gift.name, gift.coins): gift for gift in self.gifts}

    def get(self, name: str, coins: int) -> Gift | None:
        """The gift of exactly this name (case counts) and this many coins, or None."""
        return self._by_key.get((name, coins))

    def named(self, name: str) -> tuple[Gift, ...]:
        """All gifts of exactly this name, cheapest first. Case counts: Love you and Love You are two gifts."""
        return tuple(gift for gift in self.gifts if gift.name == name)


@dataclass(frozen=True)
class CoinPack:
    """What ``coins`` coins cost a viewer: ``price`` in ``currency`` (ISO 4217), with source, age and trust.

    ``generation`` tells the older packs of the US app from the newer, smaller ones; ``approximate`` marks a rate that a
    source rounded; ``default`` the pack that the program reckons with in this currency and channel.
    """

    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
    channel: Channel
    coins: Count
    price: Price
    source: Text
    age: Text
    mark: Mark
    generation: str = ""
    approximate: bool = False
    default: bool = False
    note: str = ""


@dataclass(frozen=True)
class CoinPacks:
    """All coin packs that sources gave, what their marks mean, and warnings about their use."""

    compiled: date
    packs: tuple[CoinPack, ...]
    marks: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def default(self, channel: Channel, currency: str = "USD") -> CoinPack | None:
        """The pack to reckon with, or None where the sources are too thin to have one."""
        return next((pack for pack in self.find(currency, channel) if pack.default), None)

    def find(self, currency: str, channel: Channel, coins: int | None = None) -> tuple[CoinPack, ...]:
        """All packs of this currency and channel, of this many coins if given, in the order of the file."""
        return tuple(
            pack
            for pack in self.packs
            if pack.currency == currency and pack.channel is channel and coins in (None, pack.coins)
        )


@cache
def gift_catalogue() -> GiftCatalogue:
    """The program's gift catalogue, read once. Raises CatalogueError or FileNotFoundError, one plain sentence each."""
    return read_gift_catalogue(resource(GIFTS_FILE))


@cache
def coin_packs() -> CoinPacks:
    """The program's coin packs, read once. Raises CatalogueError or FileNotFoundError, one plain sentence each."""
    return read_coin_packs(resource(PACKS_FILE))


def read_gift_catalogue(path: Path) -> GiftCatalogue:
    """A gift catalogue from a file; keys that this version does not know are ignored. Raises CatalogueError."""
    return _read(path, GiftCatalogue)


def read_coin_packs(path: Path) -> CoinPacks:
    """Coin packs from a file; keys that this version does not know are ignored. Raises CatalogueError."""
    return _read(path, CoinPacks)


Data = TypeVar("Data", GiftCatalogue, CoinPacks)


def _read(path: Path, kind: type[Data]) -> Data:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"The program's file {path.name} is damaged ({error}): install TikEarn again.") from error
