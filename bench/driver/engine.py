"""A Docker Engine with ten thousand containers: the real one, but that its list is the origin's entry again and again."""

import json
import os
import socket
import threading
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SOCKET = "/var/run/docker.sock"
COUNT, STEP, STEP_SECONDS, CALM_SECONDS = 10_000, 250, 1, 10
EVENT = json.dumps({"Type": "container", "Action": "start", "Actor": {"ID": "0" * 64, "Attributes": {}}}).encode()


class EngineConnection(HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(os.environ.get("DOCKER_HOST", "").removeprefix("unix://") or SOCKET)


class ManyContainers:
    """Listens on a port of 127.0.0.1 until the process ends. Each list is longer than the last, as if they started by and by."""

    def __init__(self, origin):
        self._name = origin.files
        self._listed = 0
        self._last_list = time.monotonic()

    def start(self):
        many = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                try:
                    many.answer(self)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        self._port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def application_env(self):
        return {
            "JAKARTA_DOCKER_ENGINE_DOCKER_HOST": f"tcp://127.0.0.1:{self._port}",
            "JAKARTA_DOCKER_ENGINE_CONTAINER_ADDRESSING": "container",
        }

    def is_calm(self):
        """Whether all are listed, and were not for a while: the application lists less and less often after the last change."""
        return self._listed == COUNT and time.monotonic() - self._last_list > CALM_SECONDS

    def answer(self, handler):
        if "/events" in handler.path:
            self._events(handler)
            return
        connection = EngineConnection("engine")
        connection.request("GET", handler.path)
        response = connection.getresponse()
        body = response.read()
        if "/containers/json" in handler.path:
            body = self._repeated(body)
        handler.send_response(response.status)
        handler.send_header("Content-Type", response.getheader("Content-Type", "text/plain"))
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def _events(self, handler):
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.end_headers()
        while self._listed < COUNT:
            time.sleep(STEP_SECONDS)
            handler.wfile.write(EVENT + b"\n")
        handler.rfile.read()

    def _repeated(self, body):
        self._last_list = time.monotonic()
        self._listed = min(COUNT, self._listed + STEP)
        entry = next(entry for entry in json.loads(body) if f"/{self._name}" in entry["Names"])
        copies = [{**entry, "Id": f"{n:064x}", "Names": [f"/{self._name}-{n}"]} for n in range(self._listed)]
        return json.dumps(copies).encode()
