"""The one style sheet of the application, written from the tokens.

It names classes and properties and never all widgets, since a rule on ``QWidget`` would reach into everything. Sizes
of type are set in code (a ``font`` here would override them); only weights stand here.

Properties it knows: ``kind`` of a QPushButton: ``main``, ``text``; its ``size``: ``small``, ``large``; ``kind`` of a
QLabel: ``chip``; ``kind`` of a QFrame: ``surface``, ``card``, ``line``.
"""

from __future__ import annotations

from collections.abc import Mapping

from tikearn_gui.ui.tokens import Mode, Tokens

__all__ = ["style_sheet"]


def style_sheet(tokens: Tokens, mode: Mode, scale: float) -> str:
    """The sheet for a mode at a text size (1 = 100 %)."""
    values = {**tokens.colours[mode], **_lengths(tokens, scale)}
    return "".join(part % values for part in (_FRAMES, _MENUS, _BUTTONS, _FIELDS, _TABLES, _BARS))


def _lengths(tokens: Tokens, scale: float) -> Mapping[str, str]:
    """Lengths that hold text grow with it; hairlines don't."""

    def px(length: float) -> str:
        return f"{round(length * scale)}px"

    named = {
        "r_small": tokens.radius["small"],
        "r_control": tokens.radius["control"],
        "r_card": tokens.radius["card"],
        # A sheet's height leaves out the border, which is 1 px on each side.
        "h_control": tokens.height["control"] - 2,
        "h_small": tokens.height["target_min"] - 2,
        "h_large": tokens.height["control_large"] - 2,
        "h_row": tokens.height["row_table"],
        "h_menu": tokens.height["menu"],
    }
    steps = {f"s{step}": step for step in (2, 3, 4, 5, 6, 8, 10, 12, 16, 24)}
    return {name: px(length) for name, length in {**named, **steps}.items()}


_FRAMES = """
QMainWindow, QDialog { background: %(background)s; }
QDialog { background: %(surface)s; }
QFrame[kind="surface"] { background: %(surface)s; border: 0; }
QFrame[kind="card"] { background: %(raised)s; border: 1px solid %(border)s; border-radius: %(r_card)s; }
QFrame[kind="line"] { background: %(border)s; border: 0; max-height: 1px; min-height: 1px; }
QLabel[kind="chip"] {
    background: %(chip)s; color: %(text_secondary)s; border-radius: %(r_small)s; padding: 0 %(s6)s;
}
QScrollArea { background: transparent; border: 0; }
QToolTip {
    background: %(raised)s; color: %(text)s; border: 1px solid %(border_control)s; padding: %(s3)s %(s6)s;
}
QStatusBar { background: %(background)s; color: %(text_muted)s; border-top: 1px solid %(border)s; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: %(border)s; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
"""

_MENUS = """
QMenuBar { background: %(background)s; color: %(text_secondary)s; border-bottom: 1px solid %(border)s; padding: 0; }
QMenuBar::item { background: transparent; padding: %(s5)s %(s8)s; margin: 0; border-radius: %(r_small)s; }
QMenuBar::item:selected { background: %(hover_overlay)s; color: %(text)s; }
QMenuBar::item:pressed { background: %(pressed_overlay)s; color: %(text)s; }
QMenu { background: %(raised)s; color: %(text)s; border: 1px solid %(border_control)s; padding: %(s4)s 0; }
QMenu::item { padding: %(s5)s %(s24)s %(s5)s %(s12)s; background: transparent; }
QMenu::item:selected { background: %(selection)s; color: %(text)s; }
QMenu::item:disabled { color: %(text_disabled)s; background: transparent; }
QMenu::icon { padding-left: %(s8)s; }
QMenu::separator { height: 1px; background: %(border)s; margin: %(s4)s 0; }
"""

_BUTTONS = """
QPushButton {
    background: %(raised)s; color: %(text)s; border: 1px solid %(border_control)s; border-radius: %(r_control)s;
    padding: 0 %(s12)s; min-height: %(h_control)s; font-weight: 500;
}
QPushButton:hover { background: %(chip)s; }
QPushButton:pressed { background: %(sunken)s; }
QPushButton:disabled { color: %(text_disabled)s; border-color: %(border)s; background: transparent; }
QPushButton[extent="small"] { min-height: %(h_small)s; padding: 0 %(s10)s; }
QPushButton[extent="large"] { min-height: %(h_large)s; }
QPushButton[kind="main"] { background: %(accent)s; color: %(on_accent)s; border-color: %(accent)s; }
QPushButton[kind="main"]:hover { background: %(accent_hover)s; border-color: %(accent_hover)s; }
QPushButton[kind="main"]:pressed { background: %(accent_pressed)s; border-color: %(accent_pressed)s; }
QPushButton[kind="main"]:disabled { background: %(chip)s; color: %(text_disabled)s; border-color: %(chip)s; }
QPushButton[kind="text"] { background: transparent; color: %(accent)s; border-color: transparent; padding: 0 %(s4)s; }
QPushButton[kind="text"]:hover { background: %(hover_overlay)s; color: %(accent_hover)s; }
QPushButton[kind="text"]:pressed { background: %(pressed_overlay)s; }
QPushButton[kind="text"]:disabled { color: %(text_disabled)s; }
QToolButton { background: transparent; border: 0; border-radius: %(r_control)s; padding: %(s8)s; }
QToolButton:hover { background: %(hover_overlay)s; }
QToolButton:pressed, QToolButton:checked { background: %(pressed_overlay)s; }
QToolButton::menu-indicator { image: none; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit {
    background: %(raised)s; color: %(text)s; border: 1px solid %(border_control)s; border-radius: %(r_control)s;
    padding: 0 %(s6)s; selection-background-color: %(selection)s; selection-color: %(text)s;
}
QLineEdit { min-height: %(h_control)s; }
QLineEdit:disabled { color: %(text_disabled)s; border-color: %(border)s; background: transparent; }
NumberField { background: transparent; border: 0; padding: 0; min-height: 0; }
NumberField:disabled { background: transparent; }
RenameField {
    background: %(raised)s; border: 1px solid %(accent)s; border-radius: %(r_small)s; padding: 0 %(s3)s; min-height: 0;
    font-weight: 600;
}
QComboBox {
    background: %(raised)s; color: %(text)s; border: 1px solid %(border_control)s; border-radius: %(r_control)s;
    padding: 0 %(s8)s; min-height: %(h_control)s;
}
QComboBox::drop-down { border: 0; width: %(s24)s; }
QComboBox::down-arrow { image: none; }
QComboBox:disabled { color: %(text_disabled)s; border-color: %(border)s; background: transparent; }
QComboBox QAbstractItemView {
    background: %(raised)s; color: %(text)s; border: 1px solid %(border_control)s;
    selection-background-color: %(selection)s; selection-color: %(text)s;
}
"""

_TABLES = """
QTableView, QTreeView, QListView {
    background: %(surface)s; color: %(text)s; border: 0; gridline-color: %(border)s;
    selection-background-color: %(selection)s; selection-color: %(text)s; alternate-background-color: %(background)s;
}
QHeaderView { background: %(surface)s; }
QHeaderView::section {
    background: %(surface)s; color: %(text_muted)s; border: 0; border-bottom: 1px solid %(border)s;
    padding: %(s4)s %(s8)s %(s4)s 0; font-weight: 400;
}
QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; color: %(text_secondary)s; border: 0; border-bottom: 2px solid transparent;
    padding: %(s8)s %(s12)s;
}
QTabBar::tab:selected { color: %(text)s; border-bottom-color: %(accent)s; }
QTabBar::tab:hover { color: %(text)s; }
QTabWidget::pane { border: 0; border-top: 1px solid %(border)s; }
"""

_BARS = """
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: %(s10)s; }
QScrollBar:horizontal { height: %(s10)s; }
QScrollBar::handle { background: %(border_control)s; border-radius: %(s3)s; margin: %(s2)s; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: %(text_muted)s; }
QScrollBar::handle:vertical { min-height: %(s24)s; }
QScrollBar::handle:horizontal { min-width: %(s24)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: %(sunken)s; border: 0; border-radius: %(s2)s; min-height: %(s4)s; max-height: %(s4)s; }
QProgressBar::chunk { background: %(accent)s; border-radius: %(s2)s; }
"""
