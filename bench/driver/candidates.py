"""Who is measured: names, how each is addressed, and the other proxies' configuration."""

import json
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass

import processes

CHP = "configurable-http-proxy@5.3.0"
HOST_SUFFIX = "docker.localhost"


@dataclass(frozen=True)
class Target:
    address: str
    port: int
    path: str
    host: str | None = None

    @property
    def url(self):
        return f"http://{self.address}:{self.port}{self.path}"


@dataclass(frozen=True)
class Candidate:
    """A name and where it is asked for a path of a container; `compiles` while it runs, so that it has to be warmed up."""

    name: str
    locate: Callable[[str, str], Target]
    pids: Callable[[], list]
    compiles: bool = False
    floor: str | None = None


def direct(origin):
    """No proxy; its CPU is the origin's own."""
    return Candidate("direct", lambda container, path: Target(*origin.address(container), path), origin.pids)


def by_path(name, port, pids, **options):
    return Candidate(name, lambda container, path: Target("127.0.0.1", port, f"/docker/{container}{path}"), pids, **options)


def by_host(name, port, pids, **options):
    return Candidate(name, lambda container, path: Target("127.0.0.1", port, path, f"{container}.{HOST_SUFFIX}"), pids, **options)


NGINX = """daemon off;
user root;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log error;
events {{ worker_connections 8192; }}
http {{
  access_log off;
  client_max_body_size 0;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  proxy_http_version 1.1;
  proxy_max_temp_file_size 0;
  proxy_request_buffering off;
  proxy_read_timeout 1h;
  proxy_set_header Host $host;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection $connection_upgrade;
  map $http_upgrade $connection_upgrade {{ default upgrade; "" ""; }}
  {upstreams}
  server {{
    listen 127.0.0.1:{port} backlog=4096;
    {locations}
  }}
}}
"""


def nginx(run, origin):
    port, folder = processes.free_port(), run.folder
    backends = {container: "%s:%s" % origin.address(container) for container in origin.containers}
    text = NGINX.format(
        folder=folder,
        port=port,
        upstreams="\n  ".join(f"upstream {c} {{ server {a}; keepalive 256; }}" for c, a in backends.items()),
        locations="\n    ".join(f"location /docker/{c}/ {{ proxy_pass http://{c}/; }}" for c in backends),
    )
    config = run.write("nginx.conf", text)
    child = run.start("nginx", ["nginx", "-e", folder / "nginx-error.log", "-c", config])
    return by_path("nginx", port, child.pids)


HAPROXY = """global
  nbthread 2
  maxconn 8192
defaults
  mode http
  http-reuse always
  timeout connect 5s
  timeout client 1h
  timeout server 1h
  timeout tunnel 1h
frontend all
  bind 127.0.0.1:{port} backlog 4096
  {rules}
{backends}
"""


def haproxy(run, origin):
    port = processes.free_port()
    backend = "backend {0}\n  http-request replace-path /docker/{0}(/.*) \\1\n  server one {1}"
    text = HAPROXY.format(
        port=port,
        rules="\n  ".join(f"use_backend {c} if {{ path_beg /docker/{c}/ }}" for c in origin.containers),
        backends="\n".join(backend.format(c, "%s:%s" % origin.address(c)) for c in origin.containers),
    )
    child = run.start("haproxy", ["haproxy", "-db", "-f", run.write("haproxy.cfg", text)])
    return by_path("haproxy", port, child.pids)


def chp(run, origin):
    program = run.target / "chp/node_modules/configurable-http-proxy/bin/configurable-http-proxy"
    if not program.exists():
        processes.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", run.target / "chp", CHP], run.folder / "npm.log")
    port, api = processes.free_port(), processes.free_port()
    options = ["--ip", "127.0.0.1", "--port", port, "--api-ip", "127.0.0.1", "--api-port", api]
    child = run.start("chp", ["node", program, *options, "--no-include-prefix", "--log-level", "error"])
    for container in origin.containers:
        body = json.dumps({"target": "http://%s:%s" % origin.address(container)}).encode()
        url = f"http://127.0.0.1:{api}/api/routes/docker/{container}"
        processes.wait_until(lambda u=url, b=body: _posted(u, b), "configurable-http-proxy", 30, child.require_alive)
    return by_path("chp", port, child.pids, compiles=True)


def _posted(url, body):
    try:
        return urllib.request.urlopen(urllib.request.Request(url, body), timeout=5).status == 201
    except OSError:
        return False
