"""The look of the program: one object that every widget is given.

Light or dark is an argument (some desktops don't tell, and neither do tests); following the system is a wish in the
:class:`Look`. Colours, type and lengths come from ``resources/tokens.json`` alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

from tikearn_gui.ui import fonts, icons
from tikearn_gui.ui.accessible import install_accessibility
from tikearn_gui.ui.palette import make_palette
from tikearn_gui.ui.sheet import style_sheet
from tikearn_gui.ui.tokens import ColourRole, Mode, Slot, TextStyle, Tokens, load_tokens

__all__ = ["LARGEST_TEXT", "SMALLEST_TEXT", "Look", "Mode", "Theme", "system_mode"]

SMALLEST_TEXT: Final = 0.8
LARGEST_TEXT: Final = 2.0


@dataclass(frozen=True, slots=True)
class Look:
    """What the user chose. ``mode`` None follows the system; ``text_size`` is cut to 0.8 to 2 (1 = 100 %)."""

    mode: Mode | None = None
    text_size: float = 1.0
    system_font: bool = False
    reduced_motion: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text_size", min(max(self.text_size, SMALLEST_TEXT), LARGEST_TEXT))


def system_mode() -> Mode:
    """Light or dark as the desktop has it; light where it does not tell."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return Mode.DARK if scheme == Qt.ColorScheme.Dark else Mode.LIGHT


class Theme(QObject):
    """Colours, type, lengths, icons and motion of one :class:`Look`.

    A change is put on the application by :meth:`apply`; widgets see it in ``changeEvent``
    (:class:`tikearn_gui.ui.themed.Themed`) and find a new ``generation``.
    """

    changed = Signal()

    def __init__(self, look: Look | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens: Final[Tokens] = load_tokens()
        self.generation = 0
        self._look = look or Look()
        self._mode = self._look.mode or system_mode()
        self._app: QApplication | None = None
        self._fonts: dict[tuple[str, float, int | None], QFont] = {}
        self._colours: dict[str, QColor] = {}

    @property
    def look(self) -> Look:
        """What the user chose."""
        return self._look

    @property
    def mode(self) -> Mode:
        """Light or dark as it is shown now."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether it is dark now."""
        return self._mode is Mode.DARK

    # -- putting it on ------------------------------------------------------------------------------------------

    def apply(self, app: QApplication) -> None:
        """Puts style, palette, font and style sheet on the application and follows the system where that is wished.

        The sheet comes after the palette, or it would keep the old colours. Widgets look again when all is done, for a
        new sheet takes from a widget, twice, the font that it gave itself.
        """
        if self._app is None:
            app.setStyle(QStyleFactory.create("Fusion"))
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
            install_accessibility()
        self._app = app
        app.setFont(self.font("body"))
        app.setPalette(make_palette(self.roles))
        app.setStyleSheet(style_sheet(self.tokens, self._mode, self.scale))
        app.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, False)
        app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
        self.generation += 1
        for widget in app.allWidgets():
            app.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        self.changed.emit()

    def set_look(self, look: Look) -> None:
        """Changes to another look and, where this theme is on an application, shows it at once."""
        self._look = look
        self._mode = look.mode or system_mode()
        self._fonts.clear()
        self._colours.clear()
        self.__dict__.pop("_families", None)
        if self._app is not None:
            self.apply(self._app)

    def _follow_system(self) -> None:
        if self._look.mode is None and system_mode() is not self._mode:
            self.set_look(self._look)

    # -- colour -------------------------------------------------------------------------------------------------

    @property
    def roles(self) -> Mapping[str, str]:
        """The colour of each role as ``#RRGGBB`` or ``#AARRGGBB``."""
        return self.tokens.colours[self._mode]

    def hex(self, role: ColourRole) -> str:
        """The colour of a role as text."""
        return self.roles[role]

    def colour(self, role: ColourRole, alpha: float = 1.0) -> QColor:
        """The colour of a role, thinned to ``alpha``."""
        return self._thinned(self.roles[role], alpha)

    def strategy_colour(self, slot: int, alpha: float = 1.0) -> QColor:
        """The colour of a strategy's slot, 0 to 7."""
        return self._thinned(self.tokens.strategies[self._mode][slot], alpha)

    def source_colour(self, source: str, alpha: float = 1.0) -> QColor:
        """The colour of an income source: gifts, subscriptions, partnerships, merchandise, costs."""
        return self._thinned(self.tokens.sources[self._mode][source], alpha)

    def luck_colour(self, part: str, alpha: float = 1.0) -> QColor:
        """The colour of a part of the spread: know, audience, gift."""
        return self._thinned(self.tokens.luck[self._mode][part], alpha)

    def fan_alpha(self, band: int) -> float:
        """How dense a band of the fan is painted: 90, 80 or 50 of 100 futures."""
        return self.tokens.fan_alpha[self._mode][str(band)]

    def slot(self, slot: int) -> Slot:
        """Name, dash and marker of a strategy's slot, 0 to 7."""
        return self.tokens.slots[slot]

    def _thinned(self, colour: str, alpha: float) -> QColor:
        known = self._colours.get(colour)
        if known is None:
            known = self._colours[colour] = QColor(colour)
        if alpha == 1.0:
            return known
        thin = QColor(known)
        thin.setAlphaF(known.alphaF() * alpha)
        return thin

    # -- type and lengths ---------------------------------------------------------------------------------------

    @property
    def scale(self) -> float:
        """How much larger than at 100 % text and everything that holds text is drawn."""
        return self._look.text_size

    def px(self, length: float) -> int:
        """A length of the design in px at this text size, whole."""
        return round(length * self.scale)

    def column(self, length: float) -> int:
        """The width of a column of text in px; the system's own font needs more room than the bundled one."""
        return self.px(length * (fonts.SYSTEM_FONT_IS_WIDER if self._look.system_font else 1.0))

    def font(self, style: TextStyle, weight: int | None = None) -> QFont:
        """The font of a style at this text size, in another weight where one is given (400, 500, 600)."""
        return self._sized_font(style, self.scale, weight)

    def design_font(self, style: TextStyle, weight: int | None = None) -> QFont:
        """The same at 100 %, for painters that scale everything themselves."""
        return self._sized_font(style, 1.0, weight)

    def line(self, style: TextStyle) -> int:
        """The height of a line of a style in px."""
        return self.px(self.tokens.styles[style].line)

    def metrics(self, style: TextStyle) -> QFontMetricsF:
        """The measures of a style's font."""
        return QFontMetricsF(self.font(style))

    def _sized_font(self, style: TextStyle, size: float, weight: int | None) -> QFont:
        key = (style, size, weight)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = fonts.make_font(self.tokens, style, size, self._families, weight)
        return font

    @cached_property
    def _families(self) -> list[str]:
        return fonts.families(self.tokens, system=self._look.system_font)

    # -- icons and motion ---------------------------------------------------------------------------------------

    def icon(self, name: str, role: ColourRole = "text_secondary", size: float = 16) -> QIcon:
        """An icon of ``resources/icons`` for actions and buttons, ``size`` px at 100 %."""
        return icons.tinted_icon(name, self.hex(role), self.hex("text_disabled"), self.px(size))

    def pixmap(self, name: str, colour: QColor, size: float, ratio: float) -> QPixmap:
        """An icon in any colour, ``size`` px at 100 %, at a device pixel ratio."""
        return icons.tinted_pixmap(name, colour.name(), self.px(size), ratio)

    def motion(self, name: str) -> int:
        """How long a motion takes in ms: hover, panel, card, axis_settle; 0 where motion is reduced."""
        return 0 if self._look.reduced_motion else self.tokens.motion_ms[name]
