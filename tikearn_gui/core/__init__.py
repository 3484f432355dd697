"""The simulation core: pure functions of levers and luck. numpy and the standard library only."""
