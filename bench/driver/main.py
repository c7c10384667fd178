"""bench/run: measures the application next to other proxies, and writes what it found."""

import argparse
import json
import os
import platform
import resource
import signal
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import candidates
import loads
import processes
import report
import servers
from engine import ManyContainers
from meters import MB, Machines
from origin import Origin, Run
from scenarios import SCENARIOS, Missing

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["direct", "nginx", "haproxy", "chp", "floor-payara", "floor-wildfly", "payara", "payara-host", "wildfly", "wildfly-host"]
START_SECONDS = 300


def parse(arguments):
    words = lambda text: text.split(",")  # noqa: E731
    parser = argparse.ArgumentParser(prog="bench/run", description="Measures the application next to other proxies; see bench/README.md.")
    parser.add_argument("--only", type=words, default=NAMES, metavar="NAME,NAME", help=f"candidates of: {', '.join(NAMES)}")
    parser.add_argument("--scenario", type=words, default=list(SCENARIOS), metavar="NAME,NAME", help=f"of: {', '.join(SCENARIOS)}")
    parser.add_argument("--connections", type=lambda t: [int(n) for n in t.split(",")], default=[1, 32, 256], metavar="N,N")
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


class Bench:
    """The candidates of one run and what was measured of them."""

    def __init__(self, options, stack):
        self.options = options
        self.run = Run(ROOT, stack, options.war.resolve())
        self.machines = Machines()
        stack.callback(self.machines.end)
        self.origin = Origin(self.run, stack)
        self.engine = ManyContainers(self.origin)
        self.many = {}
        self.rows = []
        self.candidates = [c for c in self._start() if c.name in options.only]

    def _start(self):
        wanted = self.options.only
        found = [candidates.direct(self.origin)]
        for name in ("nginx", "haproxy", "chp"):
            if name in wanted:
                found.append(getattr(candidates, name)(self.run, self.origin))
        kinds = [kind for kind in servers.KINDS if {kind, f"{kind}-host"} & set(wanted)]
        floors = [kind for kind in servers.KINDS if f"floor-{kind}" in wanted]
        if floors or "wildfly" in kinds:
            processes.run(["mvn", "-B", "-q", "-f", ROOT / "bench/floor/pom.xml", "package"], self.run.folder / "floor.log")
        found += [servers.floor(self.run, kind, self.origin) for kind in floors]
        for kind in kinds:
            found += servers.application(self.run, kind, self.origin)
        if "routes" in self.options.scenario:
            self._start_many(kinds)
        return found

    def _start_many(self, kinds):
        self.engine.start()
        for kind in kinds:
            env = self.engine.application_env()
            self.many[kind] = servers.application(self.run, kind, self.origin, f"{kind}-many", env)[0]

    def _ready(self, target):
        got = loads.curl(target, "-o", "/dev/null")
        return got["status"] == 200

    def warm_up(self):
        targets = [c.locate(self.origin.files, "/1k") for c in self.candidates if not c.name.endswith("-host")]
        targets += [many.locate(f"{self.origin.files}-{n}", "/1k") for many in self.many.values() for n in (0, self.engine.count - 1)]
        for target in targets:
            processes.wait_until(lambda t=target: self._ready(t), target.url, START_SECONDS, self.run.require_alive)
        processes.run(["cat", self.run.folder / "files/1g"], "/dev/null")
        for candidate in [*self.candidates, *self.many.values()]:
            if candidate.compiles:
                self._warm_up(candidate)

    def _warm_up(self, candidate):
        say(f"warming up {candidate.name}")
        container = f"{self.origin.files}-0" if candidate in self.many.values() else self.origin.files
        # By host it is the process that has been warmed up by path.
        seconds = self.options.warm_up / (4 if candidate.name.endswith("-host") else 1)
        for path, share in (("/1k", 0.7), ("/64k", 0.3)):
            target = candidate.locate(container, path)
            if self._ready(target):
                loads.wrk(target, 32, max(1, round(seconds * share)))

    def measure(self):
        for number in range(self.options.rounds):
            for name in self.options.scenario:
                scenario = SCENARIOS[name]
                suited = [c for c in self.candidates if scenario.suits(c)]
                shift = number % max(1, len(suited))
                for case in scenario.cases(self):
                    say(f"round {number + 1} of {self.options.rounds}: {scenario.title}, {case}")
                    self._measure(number, scenario, case, suited[shift:] + suited[:shift])

    def _measure(self, number, scenario, case, suited):
        for candidate in suited:
            row = {"round": number + 1, "title": scenario.title, "case": case, "candidate": candidate.name, "floor": candidate.floor}
            try:
                row.update(scenario.measure(self, candidate, case))
            except Missing as reason:
                row["missing"] = str(reason)
            self.rows.append(row)

    def footprint(self, candidate):
        pids = candidate.pids()
        java = [pid for pid in pids if processes.is_java(pid)]
        heap = {"heap_mb": sum(self.machines.ask(pid, "heap") for pid in java) / MB} if java else {}
        return {**heap, "rss_mb": processes.status(pids, "VmRSS") * 1024 / MB, "threads": processes.status(pids, "Threads")}

    def results(self):
        order = {name: place for place, name in enumerate(NAMES)}
        rows = sorted(self.rows, key=lambda row: order[row["candidate"]])
        return {"machine": machine(), "rounds": self.options.rounds, "rows": rows}


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


def say(text):
    print(f"bench/run: {text}", file=sys.stderr, flush=True)


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
        bench = Bench(options, stack)
        bench.warm_up()
        bench.measure()
        results = bench.results()
    bench.run.remove()
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
