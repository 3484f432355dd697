"""In which currency money is shown, at a rate that the user types: nothing is looked up."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from tikearn_gui.project.project import Currency, ProjectError
from tikearn_gui.ui.dialogs.base import NARROW, Dialog
from tikearn_gui.ui.dialogs.drop_down import DropDown
from tikearn_gui.ui.dialogs.number_row import NumberRow
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.theme import Theme

__all__ = ["CODES", "CurrencyDialog"]

CODES: Final = (
    "USD", "EUR", "GBP", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "IDR", "ILS", "INR", "JPY", "KRW", "MXN",
    "NGN", "NOK", "PHP", "PLN", "SEK", "THB", "TRY", "UAH", "VND", "ZAR",
)  # fmt: skip
"""Offered in this order; any other code can be typed."""


class CurrencyDialog(Dialog):
    """Asks for a code and a rate. :attr:`currency` holds both once they are accepted."""

    def __init__(self, theme: Theme, fmt: Format, currency: Currency, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(theme, translate("Dialogs", "Currency"), NARROW, parent)
        self.currency = currency
        self._format = fmt
        self.say(
            translate(
                "Dialogs",
                "TikTok pays in US dollars, so TikEarn reckons in them, and so do the levers. Results are shown in the "
                "currency that you choose, at the rate that you type.",
            )
        )
        self.codes = DropDown(theme, self)
        self.codes.setEditable(True)
        self.codes.addItems(CODES)
        self.codes.setCurrentText(currency.code)
        self.codes.setFont(theme.font("body"))
        self.codes.setAccessibleName(translate("Dialogs", "Currency"))
        self.body.addWidget(self.codes)
        self.rate = NumberRow(
            theme,
            translate("Dialogs", "One US dollar is"),
            "",
            translate("Dialogs", "Look up today's rate yourself: TikEarn never goes online."),
            self._rate_of,
            self,
        )
        self.body.addWidget(self.rate)
        self.rate.show_text(fmt.exact(currency.per_usd))
        self.button(translate("Dialogs", "Keep the old one"), back=True)
        self.accept_button = self.button(translate("Dialogs", "Use this currency"), main=True)
        self.accept_button.clicked.connect(self._on_accept)
        self.codes.currentTextChanged.connect(self._on_code)
        self.rate.changed.connect(self._on_changed)
        self._on_changed()

    def _rate_of(self, typed: str) -> float:
        value = self._format.parse(typed)
        if value is None or value <= 0:
            raise ValueError(
                QCoreApplication.translate("Dialogs", "The rate is a number above 0, such as {example}.").format(
                    example=self._format.exact(0.92)
                )
            )
        try:
            Currency("EUR", value)
        except ProjectError:
            raise ValueError(QCoreApplication.translate("Dialogs", "No currency has such a rate.")) from None
        return value

    @property
    def _code(self) -> str:
        return self.codes.currentText().strip().upper()

    def _on_code(self) -> None:
        if self._code == "USD":
            self.rate.show_text(self._format.exact(1))
        elif self._code != self.currency.code and self.rate.value == 1.0:
            self.rate.field.selectAll()
        self._on_changed()

    def _on_changed(self) -> None:
        self.rate.field.setEnabled(self._code != "USD")
        self.accept_button.setEnabled(self._found() is not None)

    def _found(self) -> Currency | None:
        try:
            return Currency(self._code, self.rate.value) if self.rate.value is not None else None
        except ProjectError:
            return None

    def _on_accept(self) -> None:
        found = self._found()
        if found is not None:
            self.currency = found
            self.accept()
