"""Processes that the bench starts and ends, and what /proc says of them."""

import os
import signal
import socket
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")
END_SECONDS = 30


class Failed(Exception):
    """Something that the person at the terminal has to know, without a stack trace."""


class Child:
    """A process with a group of its own, so that Ctrl-C reaches only the bench, which then ends the child."""

    def __init__(self, command, log, env=None, cwd=None):
        self.log = log
        with open(log, "wb") as out:
            self._process = subprocess.Popen(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(env or {})},
                cwd=cwd,
                start_new_session=True,
            )

    def require_alive(self):
        if self._process.poll() is not None:
            raise Failed(f"{self._process.args[0]} ended by itself; its log is {self.log}\n{self.last_lines()}")

    def last_lines(self):
        with open(self.log, errors="replace") as log:
            return "".join("  | " + line for line in log.readlines()[-15:])

    def pids(self):
        """It and its descendants."""
        found = [self._process.pid]
        for pid in found:
            try:
                with open(f"/proc/{pid}/task/{pid}/children") as children:
                    found += [int(child) for child in children.read().split()]
            except FileNotFoundError:
                pass
        return found

    def end(self):
        for signum in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self._process.pid, signum)
                self._process.wait(END_SECONDS)
                return
            except ProcessLookupError:
                return
            except subprocess.TimeoutExpired:
                continue


def run(command, log, **options):
    """A command that has to succeed."""
    with open(log, "wb") as out:
        done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, **options)
    if done.returncode:
        raise Failed(f"{command[0]} failed; its output is in {log}")


def output(command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"{' '.join(command[:2])} failed: {done.stderr.strip()}")
    return done.stdout.strip()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(condition, what, seconds, alive=lambda: None):
    deadline = time.monotonic() + seconds
    while not condition():
        alive()
        if time.monotonic() > deadline:
            raise Failed(f"{what} was not there after {seconds} s")
        time.sleep(0.1)


def cpu_seconds(pids):
    """User and system time, to 1/100 s, of all threads that are or were."""
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def status(pids, key):
    """The sum of a number in /proc/PID/status, such as VmRSS (KB) or Threads."""
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/status") as lines:
            total += sum(int(line.split()[1]) for line in lines if line.startswith(key + ":"))
    return total


def is_java(pid):
    with open(f"/proc/{pid}/comm") as comm:
        return comm.read().strip() == "java"
