"""From what was computed to what is shown: snapshots in, view models out. No widget, no state beside caches."""
