"""Theme, type, icons and style sheet, put on in one place."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tikearn_gui.assets import resource
from tikearn_gui.ui.icons import app_icon, tinted_pixmap
from tikearn_gui.ui.sheet import style_sheet
from tikearn_gui.ui.theme import Look, Mode, Theme
from tikearn_gui.ui.themed import Themed
from tikearn_gui.ui.tokens import load_tokens

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


class Watcher(Themed):
    """Counts how often it was told to look again."""

    looked = 0

    def restyle(self) -> None:
        super().restyle()
        self.looked += 1


def test_the_look_is_an_argument(theme: Theme, qapp: QApplication) -> None:
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#F1F0EB")
    theme.set_look(Look(Mode.DARK))
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#151817")
    assert theme.dark


def test_without_a_wish_it_follows_the_system(qapp: QApplication) -> None:
    assert Theme(Look()).mode is Mode.LIGHT  # a platform without a screen does not tell


def test_disabled_widgets_have_colours_of_their_own(theme: Theme, qapp: QApplication) -> None:
    muted = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert muted == theme.colour("text_disabled")


def test_widgets_look_again_once_for_every_change(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    shown, hidden = Watcher(theme, holder), Watcher(theme, holder)
    QVBoxLayout(holder).addWidget(shown)
    hidden.hide()
    holder.show()
    for look in (Look(Mode.DARK), Look(Mode.DARK, text_size=1.5), Look(Mode.LIGHT)):
        before = shown.looked, hidden.looked
        theme.set_look(look)
        assert (shown.looked, hidden.looked) == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize("size", [0.8, 1, 1.25, 2])
def test_type_grows_with_the_users_text_size(theme: Theme, size: float) -> None:
    theme.set_look(Look(Mode.LIGHT, text_size=size))
    assert theme.font("body").pixelSize() == round(13 * size)
    assert theme.design_font("body").pixelSize() == 13
    assert theme.px(46) == round(46 * size)


@pytest.mark.parametrize(("wished", "given"), [(0.1, 0.8), (5, 2)])
def test_text_sizes_have_ends(wished: float, given: float) -> None:
    assert Look(text_size=wished).text_size == given


def test_the_bundled_font_brings_its_weights(theme: Theme) -> None:
    assert QFontDatabase.families().count("IBM Plex Sans") == 1

    def ink(weight: int) -> int:
        image = QImage(200, 30, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        painter.setFont(theme.font("body", weight))
        painter.drawText(5, 20, "Minutes per LIVE")
        painter.end()
        return sum(255 - value for value in bytes(image.constBits()))

    inks = [ink(weight) for weight in (400, 500, 600)]
    assert inks[0] * 1.1 < inks[1] and inks[1] * 1.05 < inks[2]


def test_the_hero_is_set_tighter(theme: Theme) -> None:
    assert theme.font("hero").letterSpacing() == pytest.approx(-0.8, abs=0.01)
    assert theme.font("body").letterSpacing() == 0


def test_the_systems_font_gets_wider_columns(theme: Theme) -> None:
    assert theme.column(300) == 300
    theme.set_look(Look(Mode.LIGHT, system_font=True))
    assert theme.column(300) == 336
    assert theme.font("body").families()[0] != "IBM Plex Sans"


def test_reduced_motion_moves_nothing(theme: Theme) -> None:
    assert (theme.motion("card"), theme.motion("axis_settle")) == (180, 220)
    theme.set_look(Look(Mode.LIGHT, reduced_motion=True))
    assert (theme.motion("card"), theme.motion("axis_settle")) == (0, 0)


@pytest.mark.parametrize("name", ICONS)
def test_icons_take_any_colour(name: str, qapp: QApplication) -> None:
    image = tinted_pixmap(name, "#ff0000", 16, 2.0).toImage()
    assert image.size().width() == 32
    painted = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 250
    }
    assert painted == {"#ff0000"}


def test_icons_are_kept(qapp: QApplication) -> None:
    assert tinted_pixmap("undo", "#ff0000", 16, 1.0) is tinted_pixmap("undo", "#ff0000", 16, 1.0)
    assert tinted_pixmap("undo", "#ff0000", 16, 1.0) is not tinted_pixmap("undo", "#00ff00", 16, 1.0)


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        tinted_pixmap("no-such-icon", "#ff0000", 16, 1.0)


def test_the_programs_own_icon_has_all_sizes(qapp: QApplication) -> None:
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 24, 32, 256}


@pytest.mark.parametrize("mode", Mode)
def test_the_sheet_is_written_from_the_tokens_alone(mode: Mode) -> None:
    sheet = style_sheet(load_tokens(), mode, 1.0)
    known = set(load_tokens().colours[mode].values())
    assert set(re.findall(r"#[0-9A-Fa-f]{6,8}\b", sheet)) <= known
    for unknown_to_qt in ("box-shadow", "transition", "palette(", "font:", "font-size", "QWidget {"):
        assert unknown_to_qt not in sheet


def test_the_sheet_reaches_buttons(any_theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Try it")
    button.setProperty("kind", "main")
    qtbot.addWidget(button)
    button.resize(120, 28)
    button.show()
    picture = button.grab().toImage()
    assert picture.pixelColor(8, 14).name() == any_theme.colour("accent").name()
    assert button.sizeHint().height() == 28


def test_colours_can_be_thinned(theme: Theme) -> None:
    assert theme.colour("shadow").alpha() == 0x1A
    assert theme.strategy_colour(1, 0.5).alphaF() == pytest.approx(0.5, abs=0.01)
    assert theme.strategy_colour(1).alphaF() == 1


def test_the_system_can_turn_dark_later(theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.set_look(Look(Mode.LIGHT))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.dark
    theme.set_look(Look())
    monkeypatch.setattr("tikearn_gui.ui.theme.system_mode", lambda: Mode.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.mode is Mode.DARK


def test_numbers_of_a_style_fit_their_line(theme: Theme) -> None:
    for style in ("caption", "body", "card_number", "hero"):
        assert QFontMetricsF(theme.font(style)).capHeight() < theme.line(style)
