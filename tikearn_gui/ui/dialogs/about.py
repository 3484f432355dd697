"""What this is, which version, and whose work it stands on."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

import tikearn_gui
from tikearn_gui.assets import resource
from tikearn_gui.ui.dialogs.base import NARROW, WIDE, Dialog
from tikearn_gui.ui.theme import Theme

__all__ = ["PARTS", "AboutDialog", "LicenceDialog"]

PARTS: Final = (
    ("Qt, PySide6", "pyside6-essentials", "LGPL 3.0"),
    ("pyqtgraph", "pyqtgraph", "MIT"),
    ("NumPy", "numpy", "BSD 3-Clause"),
    ("msgspec", "msgspec", "BSD 3-Clause"),
    ("platformdirs", "platformdirs", "MIT"),
    ("Python", "", "PSF License 2.0"),
    ("IBM Plex Sans", "", "SIL Open Font License 1.1"),
)
"""Name, package whose version is asked, licence."""


class AboutDialog(Dialog):
    """Version, parts and their licences."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(theme, translate("Dialogs", "About TikEarn"), NARROW, parent)
        self.say(
            translate("Dialogs", "Version {version}. MIT licence.").format(version=tikearn_gui.__version__),
            role="text",
        )
        self.say(
            translate(
                "Dialogs",
                "Can you make money from likes on TikTok LIVE? Likes pay nothing directly; they move what does pay. "
                "Not affiliated with TikTok. Figures are forecasts with stated doubt, not promises.",
            )
        )
        self.body.addSpacing(theme.px(8))
        self.say(translate("Dialogs", "It is built from the work of others:"), "label", "text")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(2))
        for row, (name, package, licence) in enumerate(PARTS):
            for column, text in enumerate((name, _version_of(name, package), licence)):
                grid.addWidget(self.label(text, "small", "text_secondary"), row, column)
        for column, share in enumerate((3, 2, 5)):
            grid.setColumnStretch(column, share)
        self.body.addLayout(grid)
        self.font_button = self.button(translate("Dialogs", "Licence of the font"))
        self.font_button.clicked.connect(self._show_font_licence)
        self.button(translate("Dialogs", "Close"), main=True).clicked.connect(self.accept)

    def _show_font_licence(self) -> None:
        text = resource("fonts", "OFL.txt").read_text(encoding="utf-8")
        title = QCoreApplication.translate("Dialogs", "Licence of IBM Plex Sans")
        LicenceDialog(self.theme, title, text, self).exec()


class LicenceDialog(Dialog):
    """A licence in full."""

    def __init__(self, theme: Theme, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, WIDE, parent)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        view = QPlainTextEdit(text, content)
        view.setReadOnly(True)
        view.setFont(theme.font("small"))
        view.setAccessibleName(title)
        column.addWidget(view)
        self.add_scrolling(content, 440)
        self.button(QCoreApplication.translate("Dialogs", "Close"), main=True).clicked.connect(self.accept)


def _version_of(name: str, package: str) -> str:
    if name == "Python":
        return platform.python_version()
    if not package:
        return ""
    if package.startswith("pyside6"):
        return qVersion()
    try:
        return version(package)
    except PackageNotFoundError:  # a bundle may leave the records of packages out
        return ""
