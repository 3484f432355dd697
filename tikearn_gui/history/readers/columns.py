"""Which figure a heading stands for, in the languages that exports and spreadsheets are written in.

Headings are compared without case, accents, spaces and signs. Some also say a unit, such as ``watch time (s)``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["FIELDS", "Column", "folded", "matched", "unit_of_heading"]

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "start": (
        "start", "start time", "started", "started at", "live start time", "live start", "begin", "began", "date",
        "datetime", "date time", "date and time", "day", "stream date", "live date", "created", "create time",
        "beginn", "startzeit", "datum", "tag", "gestartet", "inicio", "hora de inicio", "fecha", "fecha y hora",
        "comienzo", "début", "heure de début", "date de début", "inizio", "data", "data e ora", "ora di inizio",
        "início", "data e hora", "hora de início", "開始", "開始時間", "開始日時", "日時", "日付", "开始时间",
        "直播开始时间", "开播时间", "日期", "시작", "시작 시간", "날짜", "bắt đầu", "thời gian bắt đầu", "ngày",
        "waktu mulai", "tanggal", "başlangıç", "tarih", "начало", "дата",
    ),
    "time": (
        "time of day", "time", "clock", "hour", "uhrzeit", "hora", "heure", "ora", "時刻", "时刻", "시각", "giờ",
        "saat", "время",
    ),
    "end": (
        "end", "end time", "ended", "ended at", "live end time", "live end", "finish", "ende", "endzeit", "beendet",
        "fin", "hora de fin", "fim", "fine", "heure de fin", "終了", "終了時間", "終了日時", "结束时间",
        "直播结束时间", "종료", "kết thúc", "selesai", "bitiş", "конец",
    ),
    "minutes": (
        "minutes", "mins", "min", "length", "duration", "live duration", "stream duration", "duration minutes",
        "length minutes", "total duration", "dauer", "länge", "live dauer", "minuten", "duración", "duración live",
        "minutos", "durée", "durata", "duração", "配信時間", "ライブ時間", "live時間", "時間", "时长", "直播时长",
        "時長", "방송 시간", "thời lượng", "durasi", "süre", "длительность",
    ),
    "views": (
        "views", "total views", "total view", "view count", "viewers", "total viewers", "live views", "entries",
        "aufrufe", "zuschauer", "ansichten", "gesamtaufrufe", "vistas", "visualizaciones", "espectadores", "vues",
        "spectateurs", "visualizzazioni", "spettatori", "visualizações", "視聴数", "視聴回数", "視聴者数", "观看次数",
        "观看量", "觀看次數", "조회수", "시청수", "lượt xem", "tayangan", "izlenme", "просмотры",
    ),
    "unique_viewers": (
        "unique viewers", "uniques", "unique viewer", "unique views", "unique visitors", "viewers unique", "reach",
        "eindeutige zuschauer", "einzelne zuschauer", "espectadores únicos", "spectateurs uniques",
        "spettatori unici", "ユニーク視聴者数", "ユニーク視聴者", "观看人数", "独立观众", "觀看人數", "순 시청자",
        "người xem duy nhất", "penonton unik", "tekil izleyici", "уникальные зрители",
    ),
    "likes": (
        "likes", "total likes", "total like", "like count", "likes received", "total likes received", "taps",
        "hearts", "gefällt mir", "gefällt mir angaben", "me gusta", "j aime", "mi piace", "curtidas", "gostos",
        "いいね", "いいね数", "点赞", "点赞数", "點讚", "按讚數", "좋아요", "lượt thích", "suka", "beğeni",
        "beğeniler", "лайки",
    ),
    "gifters": (
        "gifters", "total gifters", "total gifter", "gift givers", "gift senders", "number of gifters", "donors",
        "donations", "schenkende", "schenker", "regalantes", "donantes", "donateurs", "donatori", "doadores",
        "ギフト贈呈者", "ギフト贈呈者数", "ギフター", "送礼人数", "打赏人数", "送禮人數", "선물한 사람",
        "người tặng quà", "pemberi hadiah", "hediye gönderenler", "дарители",
    ),
    "diamonds": (
        "diamonds", "total diamonds", "diamond", "diamonds earned", "diamanten", "diamantes", "diamants", "diamanti",
        "coins", "total coins", "münzen", "monedas", "pièces", "moedas", "ダイヤモンド", "ダイヤ", "ダイヤモンド数",
        "钻石", "钻石数", "鑽石", "音浪", "다이아몬드", "kim cương", "berlian", "elmas", "алмазы",
    ),
    "money": (
        "income", "money", "revenue", "rewards", "estimated rewards", "reward", "usd", "dollars", "payout", "amount",
        "einnahmen", "einkommen", "umsatz", "verdienst", "geld", "ingresos", "dinero", "recompensas", "ganancias",
        "revenus", "revenu", "récompenses", "gains", "entrate", "ricavi", "guadagni", "receita", "ganhos",
        "recompensa", "収益", "収入", "報酬", "收入", "收益", "奖励", "수익", "doanh thu", "thu nhập", "pendapatan",
        "gelir", "доход",
    ),
    "earnings": (
        "earnings", "total earnings", "total earning", "earning", "earned",
    ),
    "new_followers": (
        "new followers", "followers", "followers gained", "follows", "new fans", "neue follower", "follower",
        "nuevos seguidores", "seguidores", "nouveaux followers", "nouveaux abonnés", "nuovi follower",
        "novos seguidores", "新規フォロワー", "新規フォロワー数", "新增粉丝", "新增关注", "新增粉絲", "새 팔로워",
        "신규 팔로워", "người theo dõi mới", "pengikut baru", "yeni takipçiler", "новые подписчики",
    ),
    "comments": (
        "comments", "comment", "chats", "chat messages", "messages", "kommentare", "comentarios", "commentaires",
        "commenti", "comentários", "コメント", "コメント数", "评论", "评论数", "留言", "댓글", "bình luận",
        "komentar", "yorumlar", "комментарии",
    ),
    "commenters": (
        "commenters", "viewers who commented", "コメントした視聴者", "コメントした視聴者数", "kommentierende",
        "评论人数",
    ),
    "shares": (
        "shares", "share", "share count", "geteilt", "mal geteilt", "teilungen", "compartidos", "veces compartido",
        "partages", "condivisioni", "compartilhamentos", "シェア", "シェア数", "分享", "分享数", "공유", "chia sẻ",
        "dibagikan", "paylaşımlar", "репосты",
    ),
    "watch_minutes": (
        "watch time", "average watch time", "avg watch time", "average watch duration", "avg watch duration",
        "watch minutes", "average viewing time", "watch time per view", "durchschnittliche wiedergabezeit",
        "durchschnittliche wiedergabedauer", "wiedergabezeit", "tiempo medio de visualización",
        "tiempo de visualización promedio", "durée moyenne de visionnage", "tempo medio di visualizzazione",
        "tempo médio de visualização", "平均視聴時間", "平均观看时长", "平均觀看時長", "평균 시청 시간",
        "thời gian xem trung bình", "rata rata waktu tonton", "ortalama izlenme süresi", "среднее время просмотра",
    ),
    "average_viewers": (
        "average viewers", "avg viewers", "average concurrent viewers", "average concurrent",
        "avg concurrent viewers", "acu", "ccv", "acv", "viewers at a time", "concurrent viewers",
        "durchschnittliche zuschauer", "zuschauer im schnitt", "espectadores medios", "promedio de espectadores",
        "spectateurs moyens", "spettatori medi", "média de espectadores", "平均同時視聴者数", "平均在线人数",
        "平均在線人數", "평균 동시 시청자", "người xem đồng thời trung bình",
    ),
    "peak_viewers": (
        "peak viewers", "peak concurrent viewers", "peak concurrent", "pcu", "max viewers", "maximum viewers",
        "highest concurrent viewers", "höchste zuschauerzahl", "spitzenzuschauer", "pico de espectadores",
        "pic de spectateurs", "picco di spettatori", "pico de espectadores simultâneos", "最高同時視聴者数",
        "最高在线人数", "最高在線人數", "최고 동시 시청자",
    ),
    "currency": (
        "currency", "währung", "moneda", "devise", "valuta", "moeda", "通貨", "货币", "통화", "para birimi", "валюта",
    ),
    "room_id": (
        "room id", "roomid", "live id", "live room id", "直播间id", "ルームid",
    ),
    "title": (
        "title", "live title", "room title", "name", "stream title", "topic", "titel", "título", "titre", "titolo",
        "タイトル", "标题", "直播标题", "標題", "제목", "tiêu đề", "judul", "başlık", "название",
    ),
    "note": (
        "note", "notes", "remark", "remarks", "notiz", "notizen", "bemerkung", "nota", "notas", "note personali",
        "remarque", "メモ", "备注", "備註", "메모", "ghi chú", "catatan", "заметка",
    ),
    "left_out": (
        "left out", "leave out", "ignore", "excluded", "ausgelassen", "excluido", "exclu", "escluso",
    ),
    "lives": (
        "lives", "live streams", "number of lives", "total lives", "live count", "anzahl der lives",
        "número de lives", "nombre de lives", "liveの合計数", "ライブの合計数", "ライブ数", "live数", "直播场次",
        "直播次数", "라이브 수",
    ),
}  # fmt: skip

FIELDS: Final = tuple(name for name in _NAMES if name not in ("time", "commenters", "lives", "earnings", "end"))
"""What a column may be matched to by hand, beside ``time``, ``end`` and ``earnings``."""

_UNITS: Final = (
    (
        re.compile(r"\(\s*(s|sec|secs|seconds?|sek\w*|segundos|secondes|秒)\s*\)|\bin seconds\b|\bseconds$|_s$|_sec$"),
        "s",
    ),
    (re.compile(r"\(\s*(h|hrs?|hours?|std|stunden|horas|heures|時間|小时)\s*\)|\bin hours\b|\bhours$|_h$"), "h"),
    (re.compile(r"\(\s*(m|mins?|minutes?|minuten|minutos|分)\s*\)|\bin minutes\b|\bminutes?$|\bmins?$|_min$"), "min"),
)
_TIME_FIELDS: Final = frozenset({"minutes", "watch_minutes"})


def folded(heading: str) -> str:
    """A heading without case, accents, brackets and their content, signs and spaces."""
    text = unicodedata.normalize("NFKD", heading.strip().casefold())
    text = re.sub(r"[(（\[].*?[)）\]]", " ", text)
    return "".join(one for one in text if one.isalnum())


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for field, names in _NAMES.items():
        for name in (*names, field):
            table.setdefault(folded(name), field)
    return table


_TABLE: Final = _table()
_ENDINGS: Final = ("inminutes", "inseconds", "inhours", "minutes", "seconds", "hours", "usd", "eur", "gbp")


def _field(heading: str) -> str | None:
    plain = folded(heading)
    if plain in _TABLE:
        return _TABLE[plain]
    for ending in _ENDINGS:
        if plain.endswith(ending) and plain.removesuffix(ending) in _TABLE:
            return _TABLE[plain.removesuffix(ending)]
    return None


def unit_of_heading(heading: str) -> str:
    """The unit of time that a heading names: ``h``, ``min``, ``s`` or nothing."""
    plain = heading.strip().casefold()
    return next((unit for pattern, unit in _UNITS if pattern.search(plain)), "")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its place, its heading and the figure it holds."""

    index: int
    heading: str
    field: str

    @property
    def unit(self) -> str:
        """The unit of time that its heading names, for lengths."""
        return unit_of_heading(self.heading) if self.field in _TIME_FIELDS else ""


def matched(headings: Sequence[str], by_hand: Mapping[str, str] | None = None) -> tuple[list[Column], list[str]]:
    """The columns that are recognised, and the headings that are not.

    ``by_hand`` says for some headings what they are; an empty figure means that the column is of no use. A figure is
    taken from one column, the first that has it.
    """
    chosen = {folded(heading) or heading: field for heading, field in (by_hand or {}).items()}
    taken: set[str] = {field for field in chosen.values() if field}
    columns, unmatched = [], []
    for index, heading in enumerate(headings):
        plain = folded(heading) or heading
        if plain in chosen:
            if chosen[plain]:
                columns.append(Column(index, heading, chosen[plain]))
            continue
        field = _field(heading)
        if field is None or field in taken:
            if heading.strip():
                unmatched.append(heading)
            continue
        taken.add(field)
        columns.append(Column(index, heading, field))
    if "start" not in taken:  # a column called time may hold the day, too
        columns = [Column(one.index, one.heading, "start") if one.field == "time" else one for one in columns]
    return columns, unmatched


def known_headings(headings: Iterable[str]) -> int:
    """How many of the headings are recognised."""
    return sum(1 for heading in headings if _field(heading) is not None)
