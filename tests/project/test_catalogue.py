"""The gift catalogue and the coin packs: what they hold, how they are looked up, what a damaged file says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tikearn_gui.project.catalogue as module
from tikearn_gui.assets import resource
from tikearn_gui.core.money import APP_USD_PER_COIN, WEB_USD_PER_COIN, price_per_coin
from tikearn_gui.project.catalogue import (
    CatalogueError,
    Channel,
    Mark,
    coin_packs,
    gift_catalogue,
    read_coin_packs,
    read_gift_catalogue,
)

Edit = Callable[[dict[str, Any]], object]


def edited(tmp_path: Path, name: str, edit: Edit) -> Path:
    """A copy of a shipped file with one change."""
    content = json.loads(resource(name).read_text(encoding="utf-8"))
    edit(content)
    path = tmp_path / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


# --- Gifts ---


def test_catalogue_is_whole() -> None:
    gifts = gift_catalogue().gifts
    assert len(gifts) == 188
    assert sum(gift.coins for gift in gifts) == 1_290_565
    assert sum(gift.id is not None for gift in gifts) == 17
    assert Counter("".join(gift.listed_in for gift in gifts)).keys() == set("ABCDE")


def test_catalogue_runs_from_the_cheapest_gift_to_the_dearest() -> None:
    coins = [gift.coins for gift in gift_catalogue().gifts]
    assert coins == sorted(coins)
    assert (coins[0], coins[-1]) == (1, 60_999)


def test_catalogue_is_dated_and_sourced() -> None:
    catalogue = gift_catalogue()
    assert catalogue.newest_list == date(2026, 10, 5)
    assert catalogue.compiled == date(2026, 11, 22)
    assert [source.letter for source in catalogue.sources] == list("ABCDE")
    assert len(catalogue.warnings) == 6


def test_gift_ids_are_unique() -> None:
    ids = [gift.id for gift in gift_catalogue().gifts if gift.id is not None]
    assert len(ids) == len(set(ids))


def test_a_gift_is_looked_up_by_exact_name_and_coins() -> None:
    catalogue = gift_catalogue()
    rose = catalogue.get("Rose", 1)
    assert rose is not None
    assert (rose.name, rose.coins, rose.id) == ("Rose", 1, 5655)
    assert catalogue.get("Rose", 2) is None
    assert catalogue.get("rose", 1) is None


def test_every_gift_is_found_by_its_own_key() -> None:
    catalogue = gift_catalogue()
    assert all(catalogue.get(gift.name, gift.coins) is gift for gift in catalogue.gifts)


def test_names_that_differ_by_case_alone_stay_apart() -> None:
    catalogue = gift_catalogue()
    assert [gift.coins for gift in catalogue.named("Love you")] == [1]
    assert [gift.coins for gift in catalogue.named("Love You")] == [199]
    assert catalogue.named("love you") == ()


def test_one_name_may_stand_for_several_gifts(tmp_path: Path) -> None:
    dearer = {"name": "Falcon", "coins": 12_000, "listed_in": "A"}
    path = edited(tmp_path, "gift_catalogue.json", lambda content: content["gifts"].append(dearer))
    catalogue = read_gift_catalogue(path)
    assert [gift.coins for gift in catalogue.named("Falcon")] == [10_999, 12_000]
    assert catalogue.get("Falcon", 12_000) == catalogue.gifts[-1]


def test_both_universes_are_told_apart() -> None:
    catalogue = gift_catalogue()
    assert [gift.coins for gift in catalogue.named("TikTok Universe")] == [44_999]
    assert [gift.coins for gift in catalogue.named("TikTok Universe+")] == [34_999]


def test_files_are_read_once() -> None:
    assert gift_catalogue() is gift_catalogue()
    assert coin_packs() is coin_packs()


def test_unknown_keys_are_ignored(tmp_path: Path) -> None:
    def edit(content: dict[str, Any]) -> None:
        content["a later version's key"] = 1
        content["gifts"][0]["colour"] = "red"

    assert read_gift_catalogue(edited(tmp_path, "gift_catalogue.json", edit)) == gift_catalogue()


# --- Damaged files ---


def set_gift(key: str, value: object) -> Edit:
    """Gives the first gift another value."""
    return lambda content: content["gifts"][0].update({key: value})


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        pytest.param(set_gift("coins", "one"), r"\$\.gifts\[0\]\.coins", id="coins in words"),
        pytest.param(set_gift("coins", 0), r"\$\.gifts\[0\]\.coins", id="a gift for nothing"),
        pytest.param(set_gift("coins", 1.5), r"\$\.gifts\[0\]\.coins", id="half a coin"),
        pytest.param(set_gift("name", ""), r"\$\.gifts\[0\]\.name", id="no name"),
        pytest.param(set_gift("listed_in", "AX"), "Rose names an unknown source in 'AX'", id="unknown source"),
        pytest.param(lambda c: c["gifts"].append(c["gifts"][5]), "Thumbs Up at 1 coins stands there twice", id="twice"),
        pytest.param(lambda c: c.pop("gifts"), "gifts", id="no gifts"),
        pytest.param(lambda c: c.update(compiled="soon"), r"\$\.compiled", id="no date"),
    ],
)
def test_damaged_catalogue_is_one_plain_sentence(tmp_path: Path, edit: Edit, reason: str) -> None:
    path = edited(tmp_path, "gift_catalogue.json", edit)
    with pytest.raises(CatalogueError, match=reason) as caught:
        read_gift_catalogue(path)
    message = str(caught.value)
    assert message.startswith("The program's file gift_catalogue.json is damaged (")
    assert message.endswith("): install TikEarn again.")
    assert "\n" not in message


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'{"gifts": "\xff"}'])
@pytest.mark.parametrize("read", [read_gift_catalogue, read_coin_packs])
def test_file_that_is_no_catalogue_at_all(tmp_path: Path, read: Callable[[Path], object], content: bytes) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    with pytest.raises(CatalogueError, match=r"broken\.json is damaged"):
        read(path)


@pytest.mark.parametrize(
    ("key", "value"),
    [("price", 0), ("price", -1), ("coins", 0), ("currency", "dollars"), ("channel", "shop"), ("mark", "V")],
)
def test_damaged_pack_names_the_field(tmp_path: Path, key: str, value: object) -> None:
    path = edited(tmp_path, "coin_packs.json", lambda content: content["packs"][3].update({key: value}))
    with pytest.raises(CatalogueError, match=rf"\$\.packs\[3\]\.{key}"):
        read_coin_packs(path)


# --- Coin packs ---


def test_packs_are_whole() -> None:
    packs = coin_packs()
    assert len(packs.packs) == 30
    assert Counter(pack.currency for pack in packs.packs) == {"USD": 24, "GBP": 3, "EUR": 2, "VND": 1}
    assert Counter(pack.generation for pack in packs.find("USD", Channel.APP)) == {"older": 7, "newer": 8, "": 1}
    assert packs.compiled == date(2026, 11, 22)
    assert packs.marks.keys() == set(Mark)


def test_newer_packs_hold_fewer_coins_for_the_same_price() -> None:
    usd = coin_packs().find("USD", Channel.APP)
    older = {pack.price: pack.coins for pack in usd if pack.generation == "older"}
    newer = [pack for pack in usd if pack.generation == "newer"]
    assert {pack.price for pack in newer} == older.keys()
    for pack in newer:
        assert pack.coins / older[pack.price] == pytest.approx(0.94, abs=0.015)


def test_prices_per_coin_stay_in_the_range_that_sources_gave() -> None:
    for pack in coin_packs().find("USD", Channel.APP):
        assert 0.0141 <= price_per_coin(pack) <= 0.0154
    reliable = [pack for pack in coin_packs().find("USD", Channel.WEB) if pack.mark is not Mark.FOLKLORE]
    assert len(reliable) == 3
    for pack in reliable:
        assert 0.0104 <= price_per_coin(pack) <= 0.0110


def test_default_packs_agree_with_the_default_prices_of_the_model() -> None:
    app, web = coin_packs().default(Channel.APP), coin_packs().default(Channel.WEB)
    assert app is not None
    assert web is not None
    assert price_per_coin(app) == pytest.approx(APP_USD_PER_COIN, abs=0.00005)
    assert price_per_coin(web) == pytest.approx(WEB_USD_PER_COIN, abs=0.00005)


def test_thin_sources_give_no_default() -> None:
    assert coin_packs().default(Channel.APP, "VND") is None
    assert sum(pack.default for pack in coin_packs().packs) == 2


def test_find_by_coins() -> None:
    assert [pack.price for pack in coin_packs().find("USD", Channel.APP, 6_607)] == [99.99]
    assert coin_packs().find("USD", Channel.APP, 123) == ()


def test_loads_without_numpy_and_without_qt() -> None:
    program = (
        "import sys; sys.modules.update(dict.fromkeys(('numpy', 'PySide6')));"
        f"import {module.__name__} as c; print(len(c.gift_catalogue().gifts))"
    )
    root = Path(module.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("188", "")
