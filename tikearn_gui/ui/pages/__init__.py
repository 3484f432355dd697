"""The pages in the middle of the window: what they look like. What they show comes from presenters.

How a page is added:

1. Its widget comes into this package. It is given plain records (as in :mod:`tikearn_gui.ui.pages.views`), knows
   neither model nor session, and makes all its items once.
2. Its presenter, a :class:`tikearn_gui.ui.presenters.page_presenter.PagePresenter`, comes into
   :mod:`tikearn_gui.ui.presenters`. It makes the widget, turns snapshots into its records, and turns what a person does
   there into calls of :class:`~tikearn_gui.ui.commands.Commands`. It is told of nothing while another page is on show.
3. One entry in :data:`tikearn_gui.ui.pages.registry.PAGES`: key, name, icon, number, and a function that makes the
   presenter. Tab, menu entry, Ctrl+number, the memory of the last page, ``--page`` and the shots follow from it.

A page that has no entry is nowhere to be seen.
"""
