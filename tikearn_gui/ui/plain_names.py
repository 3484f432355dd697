"""The style of the menu bar: as the program's, without lines under letters."""

from __future__ import annotations

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

__all__ = ["PlainNames"]


class PlainNames(QProxyStyle):
    """Menus answer to Alt and a letter as ever; the letters are underlined nowhere, as on the systems of today."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """No underlined letters."""
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return 0
        return super().styleHint(hint, option, widget, returnData)
