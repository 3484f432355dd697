"""What this is, which version, and whose work it stands on."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

import tikearn_gui
from tikearn_gui.ui.dialogs.base import NARROW, WIDE, Dialog
from tikearn_gui.ui.dialogs.drop_down import DropDown
from tikearn_gui.ui.dialogs.licences import Work, works
from tikearn_gui.ui.theme import Theme

__all__ = ["PARTS", "AboutDialog", "LicencesDialog"]

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
        self.licences_button = self.button(translate("Dialogs", "Licences"))
        self.licences_button.clicked.connect(self._show_licences)
        self.button(translate("Dialogs", "Close"), main=True).clicked.connect(self.accept)

    def _show_licences(self) -> None:
        LicencesDialog(self.theme, works(package for _, package, _ in PARTS if package), self).exec()


class LicencesDialog(Dialog):
    """The licences of everything that comes with the program, one at a time in full."""

    def __init__(self, theme: Theme, known: Sequence[Work], parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title = translate("Dialogs", "Licences")
        super().__init__(theme, title, WIDE, parent)
        self._works = known
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        self.choice = DropDown(theme, content)
        self.choice.addItems([work.name for work in known])
        self.choice.setAccessibleName(translate("Dialogs", "Whose work"))
        self.view = QPlainTextEdit(content)
        self.view.setReadOnly(True)
        self.view.setFont(theme.font("small"))
        self.view.setAccessibleName(title)
        column.addWidget(self.choice)
        column.addWidget(self.view)
        self.choice.currentIndexChanged.connect(self._show)
        self._show(0)
        self.add_scrolling(content, 440)
        self.button(translate("Dialogs", "Close"), main=True).clicked.connect(self.accept)

    def _show(self, index: int) -> None:
        self.view.setPlainText(self._works[index].text)


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
