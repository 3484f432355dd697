"""Ten futures, played one after another over the fan: pausable, and stills where motion is reduced."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import matters_words as words
from tikearn_gui.ui.pages import story_words
from tikearn_gui.ui.pages.matters_views import Story
from tikearn_gui.ui.plots.story_plot import StoryPlot
from tikearn_gui.ui.sentence import Run, Sentence
from tikearn_gui.ui.theme import Theme

__all__ = ["StoryPlayer"]

FRAME_MS: Final = 40
DRAWN_MS: Final = 1600
"""How long a future takes to be drawn, and how long it stands before the next one."""
REST_MS: Final = 2600
NONE: Final = -1


class StoryPlayer(QObject):
    """Owns two buttons and the sentence of the future that is told. ``wanted`` says that futures are wished for.

    Where motion is reduced, Play shows the next future whole and stops; nothing moves by itself.
    """

    wanted = Signal()

    def __init__(self, theme: Theme, fmt: Format, plot: StoryPlot, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.fmt, self.plot = theme, fmt, plot
        self.stories: tuple[Story, ...] = ()
        self.at = NONE
        self.playing = False
        self._drawn = 0
        self._asked = False
        self.button, self.next = QPushButton(parent), QPushButton(parent)
        for button in (self.button, self.next):
            button.setProperty("extent", "small")
        self.sentence = Sentence(theme, "body", "text_secondary", parent)
        self.button.clicked.connect(self.toggle)
        self.next.clicked.connect(self._on_next)
        self._clock = QTimer(self, interval=FRAME_MS)
        self._clock.timeout.connect(self._tick)
        self._say()

    def show_stories(self, stories: tuple[Story, ...]) -> None:
        """Takes other futures; those of another strategy begin anew."""
        if stories is self.stories:
            return
        self.stories = stories
        self.at, self._drawn = NONE, 0
        if not stories:
            self._stop()
        elif self._asked:
            self._asked = False
            self._begin()
        self._show()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        self._say()

    def hide_page(self) -> None:
        """Out of sight nothing is played."""
        self._stop()

    # -- playing ------------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Plays, or pauses where the future stands."""
        if self.playing:
            self._stop()
        elif not self.stories:
            self._asked = True
            self.wanted.emit()
            self._say()
        else:
            self._begin()

    def _begin(self) -> None:
        if self.theme.look.reduced_motion:
            self.step()
            return
        if self.at == NONE:
            self.at = 0
        self.playing = True
        self._clock.start()
        self._say()

    def _stop(self) -> None:
        self.playing = False
        self._clock.stop()
        self._say()

    def _on_next(self) -> None:
        if self.stories:
            self.step()
        else:
            self.toggle()

    def step(self) -> None:
        """The next future at once, the first one after the last."""
        self.at = (self.at + 1) % len(self.stories)
        self._drawn = DRAWN_MS
        self._show()

    def _tick(self) -> None:
        self._drawn += FRAME_MS
        if self._drawn >= DRAWN_MS + REST_MS:
            if self.at + 1 >= len(self.stories):
                self._drawn = DRAWN_MS
                self._stop()
                return
            self.at, self._drawn = self.at + 1, 0
        if self._drawn <= DRAWN_MS:
            self._show()

    def _show(self) -> None:
        told = self.stories[: self.at + 1] if self.at != NONE else ()
        self.plot.set_paths([story.path for story in told], min(self._drawn / DRAWN_MS, 1.0))
        self._say()

    def _say(self) -> None:
        self.button.setText(story_words.pause() if self.playing else story_words.play())
        self.restyle()
        self.next.setText(story_words.next_one())
        self.next.setEnabled(bool(self.stories))
        if self.stories and self.at != NONE:
            story = self.stories[self.at]
            text = story_words.story(self.fmt, self.at + 1, story.total, story.better_than, story.sentence)
        else:
            text = words.being_counted() if self._asked else story_words.invite()
        self.sentence.show_runs([Run(text)])

    def restyle(self) -> None:
        """Takes icons in the colours of the theme."""
        self.button.setIcon(self.theme.icon("pause" if self.playing else "play", "text", 14))
