"""The program's type: IBM Plex Sans comes with it, so that columns hold on every system."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from tikearn_gui.assets import resource
from tikearn_gui.ui.tokens import Tokens

__all__ = ["SYSTEM_FONT_IS_WIDER", "FontError", "families", "make_font", "register_plex"]

PLEX_FILE = "IBMPlexSans[wdth,wght].ttf"
SYSTEM_FONT_IS_WIDER = 1.12
"""How much wider columns of text are made for the system's own font."""
HERO_SPACING = -0.8
"""Letter-spacing of the one large number, px at 46 px."""


class FontError(RuntimeError):
    """The bundled font could not be read; the installation is damaged."""


@cache
def register_plex() -> str:
    """Makes the bundled font known to Qt, once, and names its family. Needs a QGuiApplication. Raises FontError.

    Given as data, for given as a file its weights between regular and bold are lost under Linux (Qt 6.11).
    """
    data = QByteArray(resource("fonts", PLEX_FILE).read_bytes())
    identifier = QFontDatabase.addApplicationFontFromData(data)
    names = QFontDatabase.applicationFontFamilies(identifier) if identifier >= 0 else []
    if not names:
        raise FontError(f"The font {PLEX_FILE} could not be read")
    return names[0]


@cache
def _has_named_weights(family: str) -> bool:
    """Whether the system lists the weights of a variable font by name, so that setWeight finds them."""
    return "SemiBold" in QFontDatabase.styles(family)


def families(tokens: Tokens, *, system: bool) -> list[str]:
    """Families to try in this order; ``system`` puts the desktop's own font first."""
    first = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family() if system else register_plex()
    return [first, *tokens.fallback]


def make_font(tokens: Tokens, style: str, size: float, names: list[str], weight: int | None = None) -> QFont:
    """The font of a style at a text size (1 = 100 %), in another weight where one is given.

    Pixels, not points: a point is 1.33 px on Windows and Linux but 1 px on macOS.
    """
    look = tokens.styles[style]
    weight = look.weight if weight is None else weight
    font = QFont()
    font.setFamilies(names)
    font.setPixelSize(max(1, round(look.px * size)))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if names[0] == tokens.family and not _has_named_weights(names[0]):
        font.setVariableAxis(QFont.Tag("wght"), weight)
    if style == "hero":
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, HERO_SPACING * size)
    return font
