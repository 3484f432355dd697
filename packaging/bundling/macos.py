"""What macOS is told about the program. Kept apart from the spec so that every system can check it."""

from __future__ import annotations

import re
from typing import Any, Final

__all__ = ["IDENTIFIER", "OLDEST_SYSTEM", "PROJECT_TYPE", "information"]

IDENTIFIER: Final = "app.tikearn.TikEarn"
PROJECT_TYPE: Final = "app.tikearn.project"
OLDEST_SYSTEM: Final = "13.0"
"""What the locked wheels of Qt are built for."""


def information(version: str) -> dict[str, Any]:
    """The keys of Info.plist: kind of file, sharp screens, oldest system, and no way out of dark mode.

    Raises ValueError where the version has no numbers: Apple takes up to three whole ones, and nothing behind them.
    """
    found = re.match(r"\d+(\.\d+){0,2}", version)
    if found is None:
        raise ValueError(f"{version!r} is no version")
    return {
        "CFBundleName": "TikEarn",
        "CFBundleDisplayName": "TikEarn",
        "CFBundleShortVersionString": found.group(),
        "CFBundleVersion": found.group(),
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "TikEarn project",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": "tikearn.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [PROJECT_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": PROJECT_TYPE,
                "UTTypeDescription": "TikEarn project",
                "UTTypeIconFile": "tikearn.icns",
                "UTTypeConformsTo": ["public.json", "public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["tikearn"]},
            }
        ],
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "LSApplicationCategoryType": "public.app-category.finance",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSPrincipalClass": "NSApplication",
        "NSHumanReadableCopyright": "MIT licence",
    }
