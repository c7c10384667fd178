"""A Docker Engine with ten thousand containers: the real one, in whose lists the origin's entry is repeated."""

import json
import os
import socket
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SOCKET = "/var/run/docker.sock"
COUNT = 10_000


class EngineConnection(HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(os.environ.get("DOCKER_HOST", "").removeprefix("unix://") or SOCKET)


class ManyContainers:
    """Listens on a port of 127.0.0.1 until the process ends."""

    count = COUNT

    def __init__(self, origin):
        self._origin = origin

    def start(self):
        many = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                many.forward(self)

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

    def forward(self, handler):
        connection = EngineConnection("engine")
        connection.request("GET", handler.path, headers={"Host": "engine"})
        response = connection.getresponse()
        handler.send_response(response.status)
        handler.send_header("Content-Type", response.getheader("Content-Type", "application/json"))
        if response.getheader("Content-Length") is None and "/events" in handler.path:
            handler.send_header("Connection", "close")
            handler.end_headers()
            while data := response.read1(65536):
                handler.wfile.write(data)
            return
        body = self._repeated(response.read()) if "/containers/json" in handler.path else response.read()
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def _repeated(self, body):
        listed = json.loads(body)
        entries = [entry for entry in listed if f"/{self._origin.files}" in entry["Names"]]
        copies = [{**entry, "Id": f"{n:064x}", "Names": [f"/{self._origin.files}-{n}"]} for entry in entries for n in range(COUNT)]
        return json.dumps(copies).encode()
