"""The creator's own LIVEs: read from files, kept in a log, reviewed, fitted to the levers, and graded.

How a page calls it. Everything is immutable and safe to hand to a worker; long calls take ``progress`` (told a share
from 0 to 1) and ``cancelled`` (asked often; raises :class:`tikearn_gui.core.luck.Cancelled`).

Import, in a worker::

    from tikearn_gui.history import readers
    reading = readers.read(path, progress=..., cancelled=...)    # raises readers.ReadError: one plain sentence
    for question in reading.questions: ...                       # ask, with question.example, one of the user's LIVEs
    reading = reading.answered({"earnings": "diamonds"})         # or a currency's code, or "unknown"
    reading = readers.read(path, answers={"dates": "day"})       # answers that need the file once more
    reading = readers.read(path, columns={"My heading": "views"})  # for reading.unmatched headings of plain tables
    added = project.log.with_records(reading.lives, reading.periods)    # added.log, .added, .known, .filled
    session.apply(project.with_log(added.log), "import")

``readers.read_text(text)`` does the same for a table pasted from a spreadsheet. ``log.with_live``, ``log.edited``,
``log.leaving_out`` and ``log.without`` make the log after an edit by hand; ``csv_out.as_csv(log)`` writes it.

Look back, at once (``log.counted`` are the LIVEs that are not left out)::

    review.review(log, usd_per_diamond) -> Review: series over time, by weekday and hour, against length, bests, checks

Fit and grade, in a worker, within seconds::

    fit.fit(log, project.base, project.anchors, cancelled=...) -> fitted.Fit
        .levers: Fitted(key, prior, setting, lives, told, note); .anchors: usual_ values; .missing: what is not recorded
    project.with_fit(found, keys)        # "Use": settings with ranges and the anchors that go with them, one change
    backtest.backtest(log, usd_per_diamond, cancelled=...) -> Grades
        .forecasts: Forecast(index, start, actual, low, median, high, inside), .held, .of, .coverage, .crps by model
        and baseline, .verdict ("too narrow", "too wide", "right", "too few"), .widen: the factor to widen by

``live``, ``fitted`` and ``project`` load without numpy; the rest needs it.
"""
