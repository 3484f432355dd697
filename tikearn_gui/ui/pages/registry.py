"""Which pages there are: one entry each, in the order of their tabs. Loads nothing of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from tikearn_gui.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from tikearn_gui.ui.presenters.page_presenter import PagePresenter, PageTools

__all__ = ["FIRST_PAGE", "PAGES", "PAGE_KEYS", "STREAMS", "PageSpec", "action_of", "known_page", "page_name"]


STREAMS: Final = "streams"
"""The page that LIVEs are brought in on."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: ``key`` names it, ``number`` is its place among all pages that are planned (Ctrl+number shows it).

    ``make`` loads what the page needs, so it may only be called after the first frame.
    """

    key: str
    name: str
    icon: str
    number: int
    make: Callable[[PageTools], PagePresenter]


def _earnings(tools: PageTools) -> PagePresenter:
    from tikearn_gui.ui.presenters.earnings import EarningsPresenter  # noqa: PLC0415

    return EarningsPresenter(tools)


def _compare(tools: PageTools) -> PagePresenter:
    from tikearn_gui.ui.presenters.compare import ComparePresenter  # noqa: PLC0415

    return ComparePresenter(tools)


def _matters(tools: PageTools) -> PagePresenter:
    from tikearn_gui.ui.presenters.matters import MattersPresenter  # noqa: PLC0415

    return MattersPresenter(tools)


def _streams(tools: PageTools) -> PagePresenter:
    from tikearn_gui.ui.presenters.streams import StreamsPresenter  # noqa: PLC0415

    return StreamsPresenter(tools)


PAGES: Final[tuple[PageSpec, ...]] = (
    PageSpec("earnings", QT_TRANSLATE_NOOP("Actions", "Earnings"), "goal", 1, _earnings),
    PageSpec("compare", QT_TRANSLATE_NOOP("Actions", "Compare"), "compare", 2, _compare),
    PageSpec("matters", QT_TRANSLATE_NOOP("Actions", "What matters"), "matters", 3, _matters),
    PageSpec(STREAMS, QT_TRANSLATE_NOOP("Actions", "Your streams"), "streams", 4, _streams),
)

PAGE_KEYS: Final = tuple(page.key for page in PAGES)
FIRST_PAGE: Final = PAGES[0].key


def known_page(key: str) -> str:
    """The page of a key, or the first one where there is none, as when settings come from another version."""
    return key if key in PAGE_KEYS else FIRST_PAGE


def page_name(page: PageSpec) -> str:
    """What tab and menu say."""
    return QCoreApplication.translate("Actions", page.name)


def action_of(key: str) -> str:
    """The id of the action that shows a page."""
    return f"page_{key}"
