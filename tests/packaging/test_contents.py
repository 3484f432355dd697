"""What goes into a bundle and what stays out."""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any

import pytest
from bundling import leave_out, macos, windows
from bundling.linux import DESKTOP_ENTRY, MIME_TYPE, control, debian_version
from bundling.sbom import bill
from hypothesis import given
from hypothesis import strategies as st

import tikearn_gui
from tikearn_gui.project.storage import SUFFIX

NAMES = st.sampled_from(["a", "b", "c", "d", "e", "f"])


def library(name: str) -> leave_out.Entry:
    return f"lib{name}.so", f"/somewhere/lib{name}.so", "BINARY"


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Network.so.6", "PySide6/Qt6Network.dll", "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so", "PySide6/translations/qt_ja.qm", "PySide6\\opengl32sw.dll",
        "numpy/_core/tests/data/x.csv", "PySide6/Qt/lib/libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Pdf.so.6",
    ],
)  # fmt: skip
def test_what_nobody_needs_stays_out(name: str) -> None:
    assert leave_out.is_left_out(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6", "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll", "resources/tokens.json", "resources/fonts/IBMPlexSans.ttf",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so", "numpy/_core/_multiarray_umath.so",
    ],
)  # fmt: skip
def test_what_the_window_needs_stays(name: str) -> None:
    assert not leave_out.is_left_out(name)


def test_words_of_qt_stay_for_languages_that_are_spoken() -> None:
    name = "PySide6/Qt/translations/qtbase_de.qm"
    assert leave_out.is_left_out(name)
    assert not leave_out.is_left_out(name, ["de"])


def test_modules_that_are_refused_take_their_parts_with_them() -> None:
    modules = ["scipy", "scipy.stats", "scipyish", "PySide6.QtNetwork", "PySide6.QtWidgets", "ssl"]
    assert leave_out.refused_modules(modules) == ["PySide6.QtNetwork", "scipy", "scipy.stats", "ssl"]


def test_every_exclusion_has_its_reason() -> None:
    assert all(reason.strip() for reason in [*leave_out.MODULES.values(), *leave_out.FILES.values()])


@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=3), max_size=6), st.lists(NAMES, max_size=2))
def test_libraries_stay_if_something_that_stays_is_linked_to_them(links: dict[str, list[str]], used: list[str]) -> None:
    """Reachability from a module, checked by following the links to their end."""
    module: leave_out.Entry = ("pkg/mod.so", "/somewhere/mod.so", "EXTENSION")
    entries = [module, *map(library, "abcdef")]
    imports = {f"lib{name}.so": [f"lib{other}.so" for other in others] for name, others in links.items()}
    imports[module[0]] = [f"lib{name}.so" for name in used]
    reached, todo = set[str](), list(used)
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += links.get(name, [])
    kept = {entry[0] for entry in leave_out.kept(entries, imports)}
    assert kept == {module[0], *(f"lib{name}.so" for name in reached)}


def test_what_a_bundle_asks_of_the_system_is_what_it_does_not_bring() -> None:
    entries = [library("a"), library("b")]
    assert leave_out.needed_of_the_system(entries, {"liba.so": ["libb.so", "/lib/libc.so.6"]}) == ["libc.so.6"]


# What the systems are told --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("version", "told"), [("1.4.0", "1.4.0"), ("1.4.0rc1", "1.4.0"), ("2.0", "2.0")])
def test_macos_is_told_the_version_and_the_kind_of_file(version: str, told: str) -> None:
    found = plistlib.loads(plistlib.dumps(macos.information(version)))
    assert found["CFBundleShortVersionString"] == found["CFBundleVersion"] == told
    [kind], [exported] = found["CFBundleDocumentTypes"], found["UTExportedTypeDeclarations"]
    assert kind["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert exported["UTTypeTagSpecification"] == {"public.filename-extension": [SUFFIX.removeprefix(".")]}
    assert found["NSHighResolutionCapable"] is True
    assert found["NSRequiresAquaSystemAppearance"] is False


def test_a_version_that_is_none_is_refused() -> None:
    for numbers in (macos.information, windows.numbers):
        with pytest.raises(ValueError, match="is no version"):
            numbers("next")


def test_windows_knows_four_numbers() -> None:
    assert windows.numbers("1.4.0rc1") == (1, 4, 0, 0)
    assert windows.numbers("2") == (2, 0, 0, 0)


@pytest.mark.parametrize(
    ("version", "sorted_so"), [("1.0.0", "1.0.0"), ("1.0.0rc1", "1.0.0~rc1"), ("0.1.0.dev3", "0.1.0~.dev3")]
)
def test_debian_sorts_what_comes_before_a_release(version: str, sorted_so: str) -> None:
    assert debian_version(version) == sorted_so


def test_the_deb_asks_for_what_the_bundle_does_not_bring() -> None:
    text = control(tikearn_gui.__version__, 186_000_000, ["libEGL.so.1", "libc.so.6", "libxcb.so.1"])
    fields = dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith(" "))
    depends = fields["Depends"].split(", ")
    assert {"libegl1", "libgl1", "libfontconfig1"} <= set(depends)
    assert depends[0].startswith("libc6 (>= ")
    assert fields["Installed-Size"] == str(186_000_000 // 1024)


def test_the_desktop_opens_projects_with_the_program() -> None:
    entry = DESKTOP_ENTRY.read_text(encoding="utf-8")
    kind = MIME_TYPE.read_text(encoding="utf-8")
    [mime] = [line.removeprefix("MimeType=").rstrip(";") for line in entry.splitlines() if line.startswith("MimeType=")]
    assert f'type="{mime}"' in kind
    assert f'pattern="*{SUFFIX}"' in kind
    assert "%f" in entry


# The bill of materials ------------------------------------------------------------------------------------------------

COMPONENTS: list[dict[str, Any]] = [
    {"name": "Qt", "version": "6.11.3", "licence": "LGPL-3.0-only", "purl": "pkg:generic/qt@6.11.3"},
    {"name": "IBM Plex", "version": "", "licence": "OFL-1.1", "purl": "pkg:generic/ibm-plex"},
    {"name": "libfoo", "version": "1", "licence": "something of their own", "purl": "pkg:deb/debian/libfoo@1"},
]


def test_the_bill_is_one_of_cyclonedx_and_the_same_each_time(tmp_path: Path) -> None:
    import json

    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    package = tmp_path / "TikEarn.deb"
    package.write_bytes(b"something")
    made = bill("1.0.0", "linux", COMPONENTS, [package])
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(made)) is None
    assert made == bill("1.0.0", "linux", COMPONENTS, [package])
    package.write_bytes(b"something else")
    assert made["serialNumber"] != bill("1.0.0", "linux", COMPONENTS, [package])["serialNumber"]
