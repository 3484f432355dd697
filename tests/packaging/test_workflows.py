"""The workflows are well-formed and do what a release needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_they_follow_the_schema_of_workflows() -> None:
    """The schema comes with the checker: nothing is asked of the network."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, *map(str, WORKFLOWS)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_file_that_is_none_is_found_out(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8").replace("steps:", "stops:")
    )
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(wrong)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_none_may_write_by_default_or_run_for_ever(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "\npermissions:\n  contents: read\n" in text
    assert text.count("runs-on:") == text.count("timeout-minutes:")


def test_a_release_is_tested_on_every_system_and_carries_its_digests() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    for system in ("ubuntu-", "windows-", "macos-15\n", "macos-15-intel"):
        assert f"system: {system}" in text
    assert "python dev.py bundle" in text
    assert "SHA256SUMS" in text
    assert text.count("::notice::") == 3, "each of the three signatures that may be missing is said so"
