"""bench/run: measures the application next to other proxies, and writes what it found."""

import argparse
import fcntl
import json
import os
import platform
import resource
import signal
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import processes
import report
import servers
from scenarios import SCENARIOS

from bench import NAMES, ROOT, Bench, say


def words(text):
    return text.split(",")


def numbers(text):
    return [int(word) for word in words(text)]


def parse(arguments):
    parser = argparse.ArgumentParser(prog="bench/run", description="Measures the application next to other proxies; see bench/README.md.")
    parser.add_argument("--only", type=words, default=NAMES, metavar="NAME,NAME", help=f"candidates of: {', '.join(NAMES)}")
    parser.add_argument("--scenario", type=words, default=list(SCENARIOS), metavar="NAME,NAME", help=f"of: {', '.join(SCENARIOS)}")
    parser.add_argument("--connections", type=numbers, default=[1, 32, 256], metavar="N,N")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=2, help="of load for each number (2)")
    parser.add_argument("--warm-up", type=int, default=20, metavar="SECONDS", help="of load before, for each JVM and Node.js (20)")
    parser.add_argument("--quick", action="store_true", help="one round of one second, 32 connections, warm-up of 10 s")
    parser.add_argument("--war", type=Path, default=ROOT / "target/jakarta-docker-engine.war", help="the application, built elsewhere")
    parser.add_argument("--report", type=Path, metavar="FILE", help="print the tables of an earlier run's JSON again")
    parser.add_argument("--write-readme", action="store_true", help="put the tables into bench/README.md")
    options = parser.parse_args(arguments)
    for given, known in ((options.only, NAMES), (options.scenario, SCENARIOS)):
        for name in given:
            if name not in known:
                parser.error(f'"{name}" is unknown; there are: {", ".join(known)}')
    if options.quick:
        options.rounds, options.seconds, options.warm_up, options.connections = 1, 1, 10, [32]
    return options


def machine():
    with open("/proc/cpuinfo") as lines:
        model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 30
    return {
        "date": time.strftime("%Y-%m-%d"),
        "CPU": f"{os.cpu_count()} × {model}",
        "memory": f"{memory} GB",
        "kernel": platform.release(),
        "JDK": processes.output(["java", "--version"]).splitlines()[0],
        "JVM options": servers.java_opts(),
    }


def store(results):
    folder = ROOT / "bench/target/results"
    folder.mkdir(parents=True, exist_ok=True)
    name = time.strftime("%Y%m%d-%H%M%S")
    (folder / f"{name}.json").write_text(json.dumps(results, indent=1))
    (folder / f"{name}.md").write_text(report.markdown(results))
    say(f"the rounds are in {folder / name}.json")


def stop(*_):
    """Once; what was started is then ended in peace."""
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, signal.SIG_IGN)
    raise KeyboardInterrupt


def run(options):
    with ExitStack() as stack:
        lock = stack.enter_context(open(ROOT / "bench/target/lock", "w"))
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise processes.Failed("another run is measuring here; two would measure each other") from None
        bench = Bench(options, stack)
        bench.warm_up()
        bench.measure()
    results = {"machine": machine(), "rounds": options.rounds, "rows": bench.sorted_rows()}
    store(results)
    return results


def main():
    options = parse(sys.argv[1:])
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, stop)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 65536)), hard))
    results = json.loads(options.report.read_text()) if options.report else run(options)
    text = report.markdown(results)
    print(text)
    if options.write_readme:
        report.write_into(ROOT / "bench/README.md", text)


if __name__ == "__main__":
    try:
        main()
    except processes.Failed as failure:
        sys.exit(f"bench/run: {failure}")
    except KeyboardInterrupt:
        sys.exit("bench/run: stopped")
