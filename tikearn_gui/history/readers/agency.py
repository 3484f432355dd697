"""The sheet that agencies export from TikTok's Backstage: one row a creator and period, in xlsx or CSV.

The sheet counts from the first of the month on and lists every creator of an agency. Only the row of the one who asks
is kept; a period is not a LIVE.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from tikearn_gui.history.live import LogError, PeriodTotal
from tikearn_gui.history.readers.columns import folded, unit_of_heading
from tikearn_gui.history.readers.moments import moment
from tikearn_gui.history.readers.records import Gathered
from tikearn_gui.history.readers.result import CREATOR, Question, ReadError, Reading, Source, Watch
from tikearn_gui.history.readers.tables import Cells
from tikearn_gui.history.readers.values import Unreadable, count, is_missing, lengths

__all__ = ["header_row", "read_sheet"]

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "period": (
        "data period", "period", "período de datos", "periodo de datos", "datenzeitraum", "période", "período",
    ),
    "creator": (
        "creator s username", "creators username", "username", "creator username", "creator",
        "nombre de usuario del creador", "nombre de usuario", "benutzername", "nutzername",
    ),
    "creator_id": (
        "creator id", "id del creador", "creatorid",
    ),
    "diamonds": (
        "diamonds", "total diamonds", "diamonds in l30d", "diamonds in selected period", "diamantes", "diamanten",
        "diamants", "diamantes totales",
    ),
    "minutes": (
        "live duration", "live duration in l30d", "live duration in selected period", "duración live", "live dauer",
        "durée live", "duração live",
    ),
    "days": (
        "valid go live days", "valid days", "valid go live days in l30d", "valid go live days in selected period",
        "días válidos", "días live válidos", "gültige live tage",
    ),
    "new_followers": (
        "new followers", "nuevos seguidores", "neue follower", "new followers in selected period",
    ),
    "lives": (
        "live streams", "lives", "emisiones live", "live streams in selected period",
    ),
    "likes": (
        "likes", "me gusta",
    ),
}  # fmt: skip
_TABLE: Final = {folded(name): field for field, names in _NAMES.items() for name in names}
_HEADER_WITHIN: Final = 10
_CHARACTERISTIC: Final = frozenset({"period", "creator", "creator_id", "days"})
_DAY: Final = re.compile(r"(\d{4})[-_/](\d{1,2})[-_/](\d{1,2})")


def header_row(rows: Sequence[tuple[int, Cells]]) -> int | None:
    """Which of the first rows holds an agency sheet's headings; None where none does."""
    for at, (_, cells) in enumerate(rows[:_HEADER_WITHIN]):
        fields = set(_places(cells))
        if len(fields) >= 3 and len(fields & _CHARACTERISTIC) >= 2 and fields & {"diamonds", "minutes"}:
            return at
    return None


def _places(cells: Cells) -> dict[str, int]:
    places: dict[str, int] = {}
    for at, cell in enumerate(cells):
        field = _TABLE.get(folded(str(cell if cell is not None else "").replace("'", " ").replace("’", " ")))
        if field is not None:
            places.setdefault(field, at)
    return places


def read_sheet(rows: list[tuple[int, Cells]], at: int, name: str, answers: Mapping[str, str], watch: Watch) -> Reading:
    """The periods of one creator. Raises ReadError, a clause, and Cancelled."""
    header, body = [str(cell or "") for cell in rows[at][1]], rows[at + 1 :]
    places = _places(rows[at][1])
    asof = _exported_on(name, rows[:at])
    gathered = Gathered()
    found: list[tuple[str, PeriodTotal]] = []
    for number, (line, cells) in enumerate(body):
        if number % 200 == 0:
            watch.at(number / len(body))
        gathered.rows += 1
        try:
            found.append(_period(cells, places, header, asof))
        except (Unreadable, LogError) as error:
            gathered.refuse(f"line {line}", str(error))
    creators = list(dict.fromkeys(creator for creator, _ in found))
    chosen = _chosen(creators, answers)
    questions = () if chosen is not None or not creators else (Question(CREATOR, tuple(creators[:2_000])),)
    periods = [period for creator, period in found if creator == chosen]
    columns = {header[index]: field for field, index in places.items()}
    return gathered.reading(Source.AGENCY, name, periods=tuple(periods), questions=questions, columns=columns)


def _chosen(creators: Sequence[str], answers: Mapping[str, str]) -> str | None:
    """Whose rows are kept. Raises ReadError for somebody who is not in the sheet."""
    answer = answers.get(CREATOR)
    if answer is None:
        return creators[0] if len(creators) == 1 else None
    wanted = answer.strip().lstrip("@").casefold()
    for creator in creators:
        if creator.casefold() == wanted:
            return creator
    raise ReadError(f"it has no creator {answer[:60]!r}; choose one of its {len(creators):,}")


def _exported_on(name: str, above: Sequence[tuple[int, Cells]]) -> date | None:
    """The day of the export: in a row ``Exported at ...`` above the headings, else in the file's name."""
    texts = [str(cell) for _, cells in above for cell in cells if cell not in (None, "")]
    for text in (*texts, name):
        found = _DAY.search(text)
        if found is not None:
            try:
                return date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
    return None


def _period(
    cells: Cells, places: Mapping[str, int], header: Sequence[str], asof: date | None
) -> tuple[str, PeriodTotal]:
    def cell(field: str) -> Any:
        at = places.get(field)
        return cells[at] if at is not None and at < len(cells) else None

    creator = _identity(cell("creator")) or _identity(cell("creator_id"))
    if not creator:
        raise Unreadable("no creator is given")
    first, last = _days(cell("period"), places, header, asof)
    known: dict[str, Any] = {}
    for field in ("diamonds", "new_followers", "lives", "likes"):
        try:
            known[field] = count(cell(field))
        except Unreadable as error:
            raise Unreadable(f"{field.replace('_', ' ')}: {error}") from None
    heading = header[places["minutes"]] if "minutes" in places else ""
    possible = lengths(cell("minutes"), unit_of_heading(heading) or ("h" if _bare(cell("minutes")) else ""))
    known["minutes"] = possible[0] if possible else None
    return creator, PeriodTotal(first, last, creator=creator, **known)


def _bare(value: Any) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and not re.search(r"[^\W\d]", value))


def _identity(value: Any) -> str:
    if is_missing(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip().lstrip("@'")[:100]


def _days(value: Any, places: Mapping[str, int], header: Sequence[str], asof: date | None) -> tuple[date, date]:
    """The first and last day of a row: as it says, else the thirty days (or the month) before the export."""
    if not is_missing(value):
        parts = re.split(r"\s*(?:~|～|–|—|\bto\b|\s-\s)\s*", str(value))
        ends = [moment(part, "month") for part in parts if part]
        days = [end.date() for end in ends if end is not None]
        if days:
            return days[0], days[-1]
    if asof is None:
        raise Unreadable("no period is given, and neither sheet nor file name says when it was exported")
    recent = any("l30d" in header[at].casefold() for at in places.values())
    return (asof - timedelta(days=30) if recent else asof.replace(day=1)), asof
