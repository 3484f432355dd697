"""Contrast (WCAG 2), difference of colours (CIEDE2000) and what colour-blind eyes see."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

# Full-strength protanopia and deuteranopia on linear RGB: Machado, Oliveira and Fernandes, IEEE TVCG 2009, table 1.
_MACHADO = {
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
# Smith and Pokorny's cone fundamentals for the primaries of sRGB.
_CONES = np.array([[0.178824, 0.435161, 0.041193], [0.034557, 0.271554, 0.038671], [0.000300, 0.001843, 0.014671]])
_CONES_FROM_XYZ = np.array([[0.15514, 0.54312, -0.03286], [-0.15514, 0.45684, 0.03286], [0.0, 0.0, 0.01608]])
# Where tritanopes see as others do: 485 and 660 nm (CIE 1931, Judd and Vos), Brettel, Vienot and Mollon, JOSA A 1997.
_XYZ_485 = np.array([0.05795, 0.16930, 0.61620])
_XYZ_660 = np.array([0.16490, 0.06100, 0.00000])


def linear(colour: str) -> Vector:
    """Linear RGB, 0 to 1, of ``#RRGGBB``."""
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ np.array([0.2126, 0.7152, 0.0722]))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, eyes: str) -> Vector:
    """Linear RGB as eyes see it: normal, protanopia, deuteranopia, tritanopia."""
    rgb = linear(colour)
    if eyes == "normal":
        return rgb
    if eyes == "tritanopia":
        return np.clip(_tritanope(rgb), 0, 1)
    return np.clip(_MACHADO[eyes] @ rgb, 0, 1)


def _tritanope(rgb: Vector) -> Vector:
    """The S cone's signal is replaced by what the plane of white and an anchor colour holds."""
    cones = _CONES @ rgb
    white = _CONES @ np.ones(3)
    anchor = _CONES_FROM_XYZ @ (_XYZ_485 if cones[1] * white[0] > cones[0] * white[1] else _XYZ_660)
    normal = np.cross(white, anchor)
    cones = np.array([cones[0], cones[1], -(normal[0] * cones[0] + normal[1] * cones[1]) / normal[2]])
    return np.asarray(np.linalg.solve(_CONES, cones))


def lab(rgb: Vector) -> Vector:
    """CIE L*a*b* of linear RGB under D65."""
    matrix = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.119192, 0.9503041]]
    )
    ratio = (matrix @ rgb) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio * (29 / 6) ** 2 / 3 + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def ciede2000(one: Vector, other: Vector) -> float:
    """The difference of two L*a*b* colours (Sharma, Wu and Dalal, Color Research and Application 2005)."""
    mean_chroma = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    g = (1 - math.sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7))) / 2
    (c1, h1), (c2, h2) = _chroma_and_hue(one, g), _chroma_and_hue(other, g)
    dh = _hue_difference(c1, h1, c2, h2)
    light, chroma, hue = (one[0] + other[0]) / 2, (c1 + c2) / 2, _mean_hue(c1, h1, c2, h2)
    t = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    s_light = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    turn = 60 * math.exp(-(((hue - 275) / 25) ** 2))
    rotation = -math.sin(math.radians(turn)) * 2 * math.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    d_light, d_chroma = (other[0] - one[0]) / s_light, (c2 - c1) / s_chroma
    d_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh) / 2) / s_hue
    return math.sqrt(d_light**2 + d_chroma**2 + d_hue**2 + rotation * d_chroma * d_hue)


def _chroma_and_hue(colour: Vector, g: float) -> tuple[float, float]:
    a = colour[1] * (1 + g)
    return math.hypot(a, colour[2]), math.degrees(math.atan2(colour[2], a)) % 360


def _hue_difference(c1: float, h1: float, c2: float, h2: float) -> float:
    if c1 * c2 == 0:
        return 0.0
    return (h2 - h1 + 180) % 360 - 180


def _mean_hue(c1: float, h1: float, c2: float, h2: float) -> float:
    if c1 * c2 == 0:
        return h1 + h2
    if abs(h1 - h2) <= 180:
        return (h1 + h2) / 2
    return (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2


def difference(one: str, other: str, eyes: str = "normal") -> float:
    """How different two colours look to eyes, in CIEDE2000."""
    return ciede2000(lab(seen(one, eyes)), lab(seen(other, eyes)))
