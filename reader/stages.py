"""When the stages of the start were passed, so that one can see where the time goes."""

from time import perf_counter, process_time

_passed: list[tuple[str, float]] = []


def begin() -> None:
    """The program itself begins; until now Python has been busy with itself."""
    now = perf_counter()
    _passed[:] = [("", now - process_time()), ("Python itself", now)]


def passed(stage: str) -> None:
    """A stage of the start is over."""
    _passed.append((stage, perf_counter()))


def report() -> str:
    """The milliseconds of each stage, and of the whole."""
    times = [time for _, time in _passed]
    lines = [
        f"{1000 * (time - before):7.1f} ms  {stage}" for (stage, time), before in zip(_passed[1:], times, strict=False)
    ]
    return "\n".join([*lines, f"{1000 * (times[-1] - times[0]):7.1f} ms  in all"])


def imports(module: str) -> str:
    """The milliseconds that importing a module takes in another process, by the packages that it needs."""
    import subprocess
    import sys
    from collections import Counter

    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", f"import {module}"], capture_output=True, text=True, check=True
    ).stderr
    spent: Counter[str] = Counter()
    for line in told.splitlines():
        own, _, name = line.removeprefix("import time:").split("|")
        if own.strip().isdecimal():
            spent[name.strip().partition(".")[0]] += int(own)
    return "\n".join(f"{micro / 1000:7.1f} ms  {package}" for package, micro in spent.most_common(12))
