"""One run: starts who is measured, warms them up, and measures case by case, everybody in turn."""

import sys
from pathlib import Path

import candidates
import loads
import processes
import servers
from engine import ManyContainers
from meters import MB, Machines
from origin import Origin, Run
from processes import Failed
from scenarios import SCENARIOS

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["direct", "nginx", "haproxy", "chp", "floor-payara", "floor-wildfly", "payara", "payara-host", "wildfly", "wildfly-host"]
START_SECONDS = 300


def say(text):
    print(f"bench/run: {text}", file=sys.stderr, flush=True)


class Bench:
    """The candidates of one run and what was measured of them."""

    def __init__(self, options, stack):
        self.options = options
        self.run = Run(ROOT, stack, options.war.resolve())
        self.machines = Machines()
        stack.callback(self.machines.end)
        self.origin = Origin(self.run, stack)
        self.many, self.engines = {}, {}
        self.rows = []
        self._started = self._start()
        self.candidates = [c for c in self._started if c.name in options.only]

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
        for kind in kinds:
            self.engines[kind] = ManyContainers(self.origin)
            self.engines[kind].start()
            env = self.engines[kind].application_env()
            self.many[kind] = servers.application(self.run, kind, self.origin, f"{kind}-many", env)[0]

    def ready(self, target):
        return loads.curl(target, "-o", "/dev/null")["status"] == 200

    def warm_up(self):
        targets = [c.locate(self.origin.files, "/1k") for c in self._started if not c.name.endswith("-host")]
        for target in targets:
            processes.wait_until(lambda t=target: self.ready(t), target.url, START_SECONDS, self.run.require_alive)
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
            if self.ready(target):
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
            except Failed as reason:
                self.run.require_alive()
                row["missing"] = str(reason)
            self.rows.append(row)

    def footprint(self, candidate):
        pids = candidate.pids()
        java = [pid for pid in pids if processes.is_java(pid)]
        heap = {"heap_mb": sum(self.machines.ask(pid, "heap") for pid in java) / MB} if java else {}
        return {**heap, "rss_mb": processes.status(pids, "VmRSS") * 1024 / MB, "threads": processes.status(pids, "Threads")}

    def sorted_rows(self):
        """By scenario and candidate, not as their turns came."""
        titles = [scenario.title for scenario in SCENARIOS.values()]
        return sorted(self.rows, key=lambda row: (titles.index(row["title"]), NAMES.index(row["candidate"])))
