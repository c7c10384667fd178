"""What is asked of candidates: by wrk, by curl, over WebSockets, and on connections that are only held."""

import json
import socket
import subprocess
import time
from pathlib import Path

from processes import Failed

HERE = Path(__file__).parent
TIMEOUT_SECONDS = 120


def _last_json(command, seconds):
    done = subprocess.run([str(w) for w in command], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=seconds + TIMEOUT_SECONDS)
    if done.returncode or not done.stdout.strip():
        raise Failed(f"{command[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def wrk(target, connections, seconds, paths=1):
    command = ["wrk", "-t", min(2, connections), "-c", connections, "-d", f"{seconds}s", "--timeout", "15s", "-s", HERE / "report.lua"]
    if target.host:
        command += ["-H", f"Host: {target.host}"]
    return _last_json([*command, target.url, "--", paths], seconds)


def websocket(program, target, connections, seconds):
    host = target.host or f"{target.address}:{target.port}"
    return _last_json([program, target.port, target.address, host, target.path, connections, seconds], seconds)


def curl(target, *options):
    """One exchange: its status (0 without an answer), seconds, received bytes and, unless sent elsewhere, body."""
    host = ["-H", f"Host: {target.host}"] if target.host else []
    wanted = "%{http_code} %{time_total} %{size_download}"
    command = ["curl", "-s", "-m", str(TIMEOUT_SECONDS), *host, *options, "-w", "\n" + wanted, target.url]
    text = subprocess.run(command, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL).stdout
    body, _, numbers = text.rpartition("\n")
    status, seconds, length = numbers.split()
    return {"status": int(status), "seconds": float(seconds), "down": int(length), "body": body}


def request_head(target, **fields):
    host = target.host or f"{target.address}:{target.port}"
    lines = [f"GET {target.path} HTTP/1.1", f"Host: {host}"] + [f"{k.replace('_', '-')}: {v}" for k, v in fields.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


class Held:
    """Connections that have asked for something and wait."""

    def __init__(self, target, count, **fields):
        self._sockets = []
        try:
            for _ in range(count):
                held = socket.create_connection((target.address, target.port), TIMEOUT_SECONDS)
                self._sockets.append(held)
                held.sendall(request_head(target, **fields))
        except OSError as e:
            self.close()
            raise Failed(f"connection {len(self._sockets)} of {count} to {target.url}: {e}") from e

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def answered(self, status, seconds):
        """How many have begun to answer with this status when the time is over, or all of them before."""
        deadline = time.monotonic() + seconds
        return sum(self._status(held, deadline) == status for held in self._sockets)

    @staticmethod
    def _status(held, deadline):
        held.settimeout(max(0.01, deadline - time.monotonic()))
        try:
            return int(held.recv(4096).split(b" ", 2)[1])
        except (OSError, IndexError, ValueError):
            return None

    def close(self):
        for held in self._sockets:
            held.close()
