"""Files in every known form come out with the right figures."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.history import exports
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.history import readers
from tikearn_gui.history.csv_out import as_csv
from tikearn_gui.history.live import Live, LiveLog
from tikearn_gui.history.readers import CREATOR, DATES, EARNINGS, Reading, Source, result


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


Write = Callable[[str, bytes | str], Path]


def _expected(count: int, **more: Any) -> list[Live]:
    lives = []
    for at in range(count):
        item = exports.live(at)
        start = datetime.fromisoformat(item["LiveStartTime"])
        lives.append(Live(
            start, 90.0 + at, 1_000.0 + at, None, 2_000.0 + at, 5.0 + at,
            room_id=item["RoomId"], title=item["RoomTitle"], **more,
        ))  # fmt: skip
    return lives


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("section", ["TikTok Live", "Tiktok Live", "TIKTOK LIVE"])
def test_json_exports_of_all_spellings_and_encodings(written: Write, section: str, encoding: str) -> None:
    document = exports.export(exports.lives(3), section)
    reading = readers.read(written("user_data.json", exports.as_json(document, encoding)))
    assert reading.source is Source.TIKTOK_JSON
    assert list(reading.lives) == _expected(3)
    assert reading.rows == 3
    assert not reading.refused


def test_the_zip_of_an_export(written: Write) -> None:
    content = exports.as_json(exports.export(exports.lives(2)))
    reading = readers.read(written("TikTok_Data.zip", exports.zipped(user_data_tiktok_dot_json=content)))
    assert list(reading.lives) == _expected(2)


@pytest.mark.parametrize("in_zip", [True, False])
def test_the_text_export_as_zip_and_folder(written: Write, in_zip: bool) -> None:
    text = exports.as_txt(exports.lives(3)).encode()
    money = b"Transaction History:\n\nTransaction_type: Earnings\nCurrency: USD\nAmount: 7.60\n"
    if in_zip:
        parts = {"T__Tiktok__TikTok Live__Go Live History_dot_txt": text, "T__Transaction History_dot_txt": money}
        path = written("export.zip", exports.zipped(**parts))
    else:
        written("T/Tiktok/TikTok Live/Go Live History.txt", text)
        written("T/Income+ Wallet Transactions/Transaction History.txt", money)
        path = written("T/x", "").parent
    reading = readers.read(path)
    assert reading.source is Source.TIKTOK_TXT
    assert list(reading.lives) == _expected(3)
    assert reading.questions[0].suggested == "diamonds"  # 1,530 of them were worth about 7.60 dollars


def test_one_text_of_an_export(written: Write) -> None:
    reading = readers.read(written("Go Live History.txt", exports.as_txt(exports.lives(2)).replace("\n", "\r\n")))
    assert list(reading.lives) == _expected(2)


@pytest.mark.parametrize("empty", [None, [], {}])
def test_an_export_of_somebody_who_never_went_live(written: Write, empty: Any) -> None:
    reading = readers.read(written("user_data.json", exports.as_json(exports.export(empty))))
    assert reading.lives == ()
    assert reading.warnings


def test_earnings_are_asked_for_with_one_of_the_own_lives(written: Write) -> None:
    reading = readers.read(written("user_data.json", exports.as_json(exports.export(exports.lives(3)))))
    question = reading.questions[0]
    assert question.id == EARNINGS
    assert question.example in reading.lives
    assert question.shown == "520"
    assert all(live.diamonds is None and live.money is None for live in reading.lives)
    diamonds = reading.answered({EARNINGS: "diamonds"})
    assert [live.diamonds for live in diamonds.lives] == [500, 510, 520]
    assert diamonds.questions == ()
    euros = reading.answered({EARNINGS: "eur"})
    assert [(live.money, live.currency) for live in euros.lives] == [(500, "EUR"), (510, "EUR"), (520, "EUR")]
    unknown = reading.answered({EARNINGS: "unknown"})
    assert unknown.lives == reading.lives
    with pytest.raises(readers.ReadError):
        reading.answered({EARNINGS: "buttons"})


@pytest.mark.parametrize(
    ("earning", "gifters", "suggested"),
    [("12.50", "5", "USD"), ("3", "5", "USD"), ("9000", "5", "diamonds")],
)
def test_the_figures_may_speak_for_a_unit(written: Write, earning: str, gifters: str, suggested: str) -> None:
    items = [exports.live(at, TotalEarning=earning, TotalGifter=gifters) for at in range(3)]
    question = readers.read(written("u.json", exports.as_json(exports.export(items)))).questions[0]
    assert question.suggested == suggested
    assert question.because


def test_units_in_the_values_need_no_question(written: Write) -> None:
    items = [exports.live(0, TotalEarning="120 Diamonds"), exports.live(1, TotalEarning="$1.20")]
    reading = readers.read(written("u.json", exports.as_json(exports.export(items))))
    assert reading.questions == ()
    assert [(live.diamonds, live.money) for live in reading.lives] == [(120, None), (None, 1.2)]


def test_missing_is_unknown_and_bad_rows_are_listed(written: Write) -> None:
    bare = {"LiveStartTime": "2026-05-01 20:00:00", "TotalView": "N/A", "TotalLike": "", "TotalGifter": None}
    items = [
        exports.live(0),
        bare,
        exports.live(2, TotalView="many"),
        exports.live(3, LiveStartTime="N/A"),
        exports.live(4, LiveDuration="30"),
        exports.live(5, LiveEndTime="2020-01-01 00:00:00"),
        7,
        [1],
        exports.live(0),
    ]
    reading = readers.read(written("u.json", exports.as_json(exports.export(items))))
    assert reading.rows == 9
    assert reading.twice == 1
    assert [one.where for one in reading.refused] == ["LIVE 3", "LIVE 4", "LIVE 6", "LIVE 7", "LIVE 8"]
    assert all(one.why for one in reading.refused)
    assert len(reading.lives) == 3
    live = reading.lives[1]
    assert (live.views, live.likes, live.gifters, live.minutes) == (None, None, None, None)
    assert len(reading.warnings) == 1  # a length of 30 minutes that start and end do not bear out


def test_a_key_twice_refuses_the_live(written: Write) -> None:
    item = json.dumps(exports.live(0))
    twice = item[:-1] + ', "TotalView": "5"}'
    text = json.dumps(exports.export("@")).replace('"@"', f"[{item.replace('000000000,', '')}, {twice}]")
    reading = readers.read(written("u.json", text))
    assert [one.where for one in reading.refused] == ["LIVE 2"]
    assert "twice" in reading.refused[0].why


def test_nothing_else_of_an_export_is_kept(written: Write) -> None:
    reading = readers.read(written("u.json", exports.as_json(exports.export(exports.lives(2)))))
    assert "secret" not in repr(reading)
    assert "example.org" not in repr(reading)


# LIVE Center ----------------------------------------------------------------------------------------------------------

_JAPANESE = {
    "engagement": '日付,ギフト贈呈者,新規フォロワー,コメントした視聴者,いいね,シェア\n2026-03-01,5,7,9,"1,200",3\n',
    "revenue": "日付,ダイヤモンド\n2026-03-01,450\n",
    "activity": "日付,LIVE時間,LIVEの合計数\n2026-03-01,5400,2\n",
    "viewers": "日付,視聴数,ユニーク視聴者数,平均視聴時間,最高同時視聴者数,平均同時視聴者数\n"
    "2026-03-01,1000,800,72,40,13\n",
}
_UNKNOWN = {
    "engagement": 'D,A,B,C,E,F\n2026-03-01,5,7,9,"1,200",3\n',
    "revenue": "D,A\n2026-03-01,450\n",
    "activity": "D,A,B\n2026-03-01,5400,2\n",
    "viewers": "D,A,B,C,E,F\n2026-03-01,1000,800,72,40,13\n",
}


@pytest.mark.parametrize("texts", [_JAPANESE, _UNKNOWN], ids=["Japanese", "unknown headings"])
def test_the_four_files_of_live_center_make_one_day_and_no_live(written: Write, texts: dict[str, str]) -> None:
    log = LiveLog()
    for kind, text in texts.items():
        reading = readers.read(written(f"{kind}.csv", text))
        assert reading.source is Source.LIVE_CENTER
        assert reading.lives == ()
        assert bool(reading.warnings) == (texts is _UNKNOWN)
        log = log.with_records(reading.lives, reading.periods).log
    assert len(log) == 0
    (day,) = log.periods
    assert (day.first, day.last) == (date(2026, 3, 1), date(2026, 3, 1))
    assert (day.gifters, day.new_followers, day.likes, day.shares, day.diamonds) == (5, 7, 1200, 3, 450)
    assert (day.minutes, day.lives, day.views, day.unique_viewers) == (90, 2, 1000, 800)
    assert day.watch_minutes == pytest.approx(1.2)
    assert (day.peak_viewers, day.average_viewers) == (40, 13)


@pytest.mark.parametrize(
    ("written_day", "asked"),
    [("2026/03/01", False), ("Sun Mar 01 2026 00:00:00", False), ("13/03/2026", False), ("03/01/2026", True)],
)
def test_days_of_live_center(written: Write, written_day: str, asked: bool) -> None:
    path = written("revenue.csv", f"日付,ダイヤモンド\n{written_day},450\n")
    reading = readers.read(path)
    assert [question.id for question in reading.questions] == ([DATES] if asked else [])
    if asked:
        assert readers.read(path, answers={DATES: "month"}).periods[0].first == date(2026, 3, 1)
        assert readers.read(path, answers={DATES: "day"}).periods[0].first == date(2026, 1, 3)


# Agency ---------------------------------------------------------------------------------------------------------------

_SHEET = (
    "Data period,Creator ID,Creator's username,Group,Diamonds,LIVE duration,Valid go LIVE days,New followers,"
    "LIVE streams\n"
    '2026-07-01 ~ 2026-07-06,1,me,A,"553,978",23h 7m 8s,6,12,9\n'
    "2026-07-01 ~ 2026-07-06,2,you,A,-,88.46h,21d,-,30\n"
)


def test_an_agency_sheet_is_asked_about_and_others_are_not_kept(written: Write) -> None:
    path = written("Creator_data_2026_07_07.csv", _SHEET)
    reading = readers.read(path)
    assert reading.source is Source.AGENCY
    assert reading.questions[0].id == CREATOR
    assert reading.questions[0].choices == ("me", "you")
    assert reading.periods == ()
    mine = readers.read(path, answers={CREATOR: "@Me"})
    (period,) = mine.periods
    assert (period.first, period.last, period.diamonds) == (date(2026, 7, 1), date(2026, 7, 6), 553_978)
    assert period.minutes == pytest.approx(1387 + 8 / 60)
    yours = readers.read(path, answers={CREATOR: "you"}).periods[0]
    assert (yours.diamonds, yours.new_followers) == (None, None)
    assert yours.minutes == pytest.approx(88.46 * 60)
    with pytest.raises(readers.ReadError):
        readers.read(path, answers={CREATOR: "nobody"})


def test_variants_of_agency_sheets(written: Write) -> None:
    colon = (
        "Exported at 2026-09-16 08:37\nCreator ID:,Diamonds in L30D:,LIVE duration in L30D:,"
        "Valid go LIVE days in L30D:\n7,50,2h,3\n"
    )
    (period,) = readers.read(written("x.csv", colon)).periods
    assert (period.last, period.days, period.minutes, period.diamonds) == (date(2026, 9, 16), 31, 120, 50)
    spanish = "Nombre de usuario;Diamantes;Duración LIVE(h);Días válidos(d)\nyo;1.234;2;3\n"
    (period,) = readers.read(written("Creator_data_2026_09_16_08_37_UTC0.csv", spanish)).periods
    assert (period.first, period.minutes, period.diamonds) == (date(2026, 9, 1), 120, 1234)


def test_an_agency_sheet_in_xlsx(written: Write) -> None:
    rows = [line.split(",") for line in _SHEET.replace('"553,978"', "553978").splitlines()]
    path = written("Creator data.xlsx", exports.sheet(rows))
    (period,) = readers.read(path, answers={CREATOR: "me"}).periods
    assert period.diamonds == 553_978
    assert readers.read(path).source is Source.AGENCY


# Tables ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_tables_with_any_separator_and_line_ending(written: Write, separator: str, ending: str) -> None:
    rows = [
        ["Start", "Dauer", "Aufrufe", "Einnahmen"],
        ["01.03.2026 19:30", "90", "1000", "5"],
        ["03.03.2026 19:30", "", "", ""],
    ]
    text = ending.join(separator.join(row) for row in rows)
    reading = readers.read(written("t.csv", text))
    assert reading.source is Source.TABLE
    assert list(reading.lives) == [
        Live(datetime(2026, 3, 1, 19, 30), 90, 1000, money=5),
        Live(datetime(2026, 3, 3, 19, 30)),
    ]


def test_columns_are_matched_by_hand_where_names_say_nothing(written: Write) -> None:
    path = written("t.csv", "wann,was,wieviel\n2026-03-01 19:30,77,5\n")
    reading = readers.read(path)
    assert reading.lives == ()
    assert reading.unmatched == ("wann", "was", "wieviel")
    by_hand = readers.read(path, columns={"wann": "start", "was": "views", "wieviel": ""})
    assert list(by_hand.lives) == [Live(datetime(2026, 3, 1, 19, 30), views=77)]
    with pytest.raises(readers.ReadError):
        readers.read(path, columns={"wann": "nonsense"})


def test_a_pasted_table() -> None:
    reading = readers.read_text("Date\tTime\tViews\n2026-03-01\t19:30\t7\n")
    assert list(reading.lives) == [Live(datetime(2026, 3, 1, 19, 30), views=7)]
    with pytest.raises(readers.ReadError, match="pasted"):
        readers.read_text("")


def test_a_date_alone_says_nothing_of_hours(written: Write) -> None:
    reading = readers.read(written("t.csv", "Date,Title,Views\n2026-03-01,a,7\n"))
    assert any("hour" in one for one in reading.warnings)


def test_the_log_comes_back_from_its_own_csv(written: Write) -> None:
    lives = (
        Live(
            datetime(2026, 3, 1, 19, 30), 61.5, 10, 8, 7, 3, 40, None, 2, 1, 0, 1.25, 3.5, 9, title="a;b", note="=1+1"
        ),
        Live(datetime(2026, 3, 2), money=2.5, currency="EUR", room_id="7300000000000000001", left_out=True),
    )
    text = as_csv(LiveLog(lives))
    assert LiveLog(readers.read(written("t.csv", text)).lives) == LiveLog(lives)
    assert LiveLog(readers.read_text(text).lives) == LiveLog(lives)


def test_no_cell_of_the_csv_is_a_formula() -> None:
    texts = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "'=1")
    lives = tuple(Live(datetime(2026, 3, day), title=text, note=text) for day, text in enumerate(texts, 1))
    for line in as_csv(LiveLog(lives)).splitlines()[1:]:
        assert not any(cell.strip('" ').startswith(("=", "+", "-", "@")) for cell in line.split(","))


# Long work ------------------------------------------------------------------------------------------------------------


def test_reading_tells_its_progress_and_stops_when_asked(written: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result, "_PACE", 0.0)
    document = {"Post": ["x" * 500] * 4_000, **exports.export(exports.lives(50))}
    path = written("u.json", exports.as_json(document))
    told: list[float] = []
    reading = readers.read(path, progress=told.append)
    assert len(reading.lives) == 50
    assert told == sorted(told)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert len(told) > 5
    asked = iter(range(1000))
    with pytest.raises(Cancelled):
        readers.read(path, cancelled=lambda: next(asked) > 3)


def test_progress_is_told_no_more_often_than_anybody_can_see() -> None:
    told: list[float] = []
    watch = result.Watch(told.append)
    for step in range(100_001):
        watch.at(step / 100_000)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert len(told) < 50


def _figures(reading: Reading) -> list[tuple[float | None, float | None]]:
    return [(live.money, live.minutes) for live in reading.lives]


def test_event_files_are_plain_tables(written: Write) -> None:
    text = (
        "start,minutes,average_viewers,peak_viewers,comments,gifters,income,currency\n"
        "2017-01-08 18:00:00,180,167541,198376,108799,818,32834.30,USD\n"
    )
    reading = readers.read(written("e.csv", text))
    assert _figures(reading) == [(32834.30, 180.0)]
    assert reading.lives[0].average_viewers == 167_541
    assert reading.unmatched == ()
