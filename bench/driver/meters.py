"""What a candidate's processes consume while something is done."""

import subprocess
import threading
from pathlib import Path

import processes

SAMPLE_SECONDS = 0.05
MB = 1e6


class Machines:
    """Asks JVMs for their allocated bytes and live heap, by one Java process for all."""

    def __init__(self):
        self._reader = subprocess.Popen(
            ["java", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", Path(__file__).with_name("Allocated.java")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def ask(self, pid, what):
        self._reader.stdin.write(f"{pid} {what}\n")
        self._reader.stdin.flush()
        answer = self._reader.stdout.readline()
        if not answer:
            raise processes.Failed(f"the JVM {pid} does not tell its {what} bytes; see above")
        return int(answer)

    def end(self):
        self._reader.stdin.close()
        self._reader.wait(processes.END_SECONDS)


class Meter:
    """Measures what happens between entering and leaving it."""

    def __init__(self, machines, candidate):
        self._machines = machines
        self._pids = candidate.pids()
        self._java = [pid for pid in self._pids if processes.is_java(pid)]
        self._done = threading.Event()
        self._sampler = threading.Thread(target=self._sample, daemon=True)
        self.allocated = None
        self.peak_kb = 0

    def __enter__(self):
        self._allocated_before = self._allocated()
        self._rss_before = processes.status(self._pids, "VmRSS")
        self._sampler.start()
        self._cpu_before = processes.cpu_seconds(self._pids)
        return self

    def __exit__(self, kind, error, trace):
        self.cpu = processes.cpu_seconds(self._pids) - self._cpu_before
        self._done.set()
        self._sampler.join()
        self.rss_mb = processes.status(self._pids, "VmRSS") * 1024 / MB
        self.growth_mb = max(0, self.peak_kb - self._rss_before) * 1024 / MB
        if self._java and kind is None:
            self.allocated = self._allocated() - self._allocated_before

    def _allocated(self):
        return sum(self._machines.ask(pid, "allocated") for pid in self._java)

    def _sample(self):
        while not self._done.wait(SAMPLE_SECONDS):
            self.peak_kb = max(self.peak_kb, processes.status(self._pids, "VmRSS"))

    def per_request(self, count):
        """The columns of a scenario of many requests."""
        columns = {"cpu_us": self.cpu * 1e6 / max(1, count), "rss_mb": self.rss_mb}
        if self.allocated is not None:
            columns["allocated"] = self.allocated / max(1, count)
        return columns
