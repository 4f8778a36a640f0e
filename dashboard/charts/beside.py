"""Names beside their marks, where they cover neither each other nor a mark."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.charts.look import Look

Span = tuple[float, float]
Box = tuple[float, float, float, float]  # left, right, bottom, top
_PIXELS, _NARROW = 980, 330  # of the chart's width, at a desk and on a phone
_LETTER, _LINE = 0.58, 1.2  # a letter's mean width and a line's height, in sizes of the font


class Names:
    """Keeps which boxes of a chart are taken; both axes must have the same scale."""

    def __init__(self, look: Look, width: Span, height: Span, marks: Iterable[tuple[float, float, float]]) -> None:
        """Marks: x, y and half width in pixels."""
        self.size = look.size - (3 if look.narrow else 2)
        self.width, self.height = width, height
        self.pixel = (width[1] - width[0]) / (_NARROW if look.narrow else _PIXELS)
        self.taken = [self._box(x, y, half, half) for x, y, half in marks]

    def middle(self, text: str, point: tuple[float, float], gap: float) -> tuple[float, float] | None:
        """Where the middle of a name stands so that it covers nothing; its box is then taken.

        `gap`: pixels from the point to the name. None where there is no room.
        """
        half, high = len(text) * self.size * _LETTER / 2, self.size * _LINE / 2
        aside, above = gap + half + 3, gap + high
        for right, up in ((aside, 0.0), (-aside, 0.0), (0.0, -above), (0.0, above)):
            x, y = point[0] + right * self.pixel, point[1] + up * self.pixel
            box = self._box(x, y, half, high)
            if self._inside(box) and not any(_overlap(box, other) for other in self.taken):
                self.taken.append(box)
                return x, y
        return None

    def _box(self, x: float, y: float, half: float, high: float) -> Box:
        half, high = half * self.pixel, high * self.pixel
        return x - half, x + half, y - high, y + high

    def _inside(self, box: Box) -> bool:
        return self.width[0] < box[0] and box[1] < self.width[1] and self.height[0] < box[2] and box[3] < self.height[1]


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
