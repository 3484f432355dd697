"""The bill of materials of a package, as CycloneDX 1.6 describes it."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

__all__ = ["bill"]

_NAMED: Final = ("MIT", "BSD-2-Clause", "BSD-3-Clause", "PSF-2.0", "OFL-1.1", "Apache-2.0", "LGPL-3.0-only")
_OWN: Final = "tikearn"


def bill(
    version: str, system: str, components: Iterable[Mapping[str, Any]], packages: Iterable[Path]
) -> dict[str, Any]:
    """What the packages of a system hold: ``components`` as licences.py lists them, and the digests of the packages.

    The same packages give the same bill: its serial number comes from the digests, and it bears no time.
    """
    hashes = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in packages}
    listed = [_component(component) for component in components]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, f"{version} {system} {sorted(hashes.items())}")
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": _OWN,
                "name": "TikEarn",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
                "components": [
                    {
                        "type": "file",
                        "bom-ref": f"file:{name}",
                        "name": name,
                        "hashes": [{"alg": "SHA-256", "content": digest}],
                    }
                    for name, digest in sorted(hashes.items())
                ],
            },
            "properties": [{"name": "tikearn:system", "value": system}],
        },
        "components": listed,
        "dependencies": [{"ref": _OWN, "dependsOn": [component["bom-ref"] for component in listed]}],
    }


def _component(component: Mapping[str, Any]) -> dict[str, Any]:
    kind = "data" if component["licence"].startswith("OFL") else "library"
    licence = component["licence"]
    found: dict[str, Any] = {"type": kind, "bom-ref": component["purl"], "name": component["name"]}
    if component["version"]:
        found["version"] = component["version"]
    if licence:
        found["licenses"] = [{"license": {"id": licence} if licence in _NAMED else {"name": licence}}]
    return {**found, "purl": component["purl"]}
