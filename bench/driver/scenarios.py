"""What is measured of each candidate, case by case."""

from collections.abc import Callable
from dataclasses import dataclass

import loads
from engine import COUNT
from meters import MB, Meter
from origin import SIZES
from processes import Failed, wait_until

CROWD_WAITING, CROWD_STREAMS, CROWD_CONNECTIONS = 500, 200, 32
SLOW_SECONDS = 10
TUNNELS = 1000
WEBSOCKET_CONNECTIONS = 32
ROUTES_SECONDS = 120


@dataclass(frozen=True)
class Scenario:
    title: str
    cases: Callable[..., list]
    measure: Callable[..., dict]
    suits: Callable[..., bool] = lambda candidate: True


def is_proxy(candidate):
    return not candidate.name.startswith("floor")


def is_by_path(candidate):
    return is_proxy(candidate) and not candidate.name.endswith("-host")


def require_file(candidate, bench, size):
    target = candidate.locate(bench.origin.files, f"/{size}")
    got = loads.curl(target, "-o", "/dev/null")
    if got["status"] != 200 or got["down"] != SIZES[size]:
        raise Failed(f"answers {got['status']} with {got['down']:.0f} bytes")
    return target


def require_websocket(candidate, bench):
    target = candidate.locate(bench.origin.service, "/echo")
    with loads.Held(target, 1, **loads.UPGRADE) as held:
        if not held.answered(101, 10):
            raise Failed("no WebSocket")
    return target


def connections_of(bench):
    return [f"{c} connection{'s' * (c > 1)}" for c in bench.options.connections]


def files(size):
    def measure(bench, candidate, case):
        target = require_file(candidate, bench, size)
        with Meter(bench.machines, candidate) as meter:
            got = loads.wrk(target, int(case.split()[0]), bench.options.seconds)
        return requests(got, meter)

    return measure


def requests(got, meter):
    columns = {"per_second": got["done"] / got["seconds"], **{k: got[k] for k in ("p50_us", "p99_us", "errors")}}
    return {**columns, **meter.per_request(got["done"])}


def download(bench, candidate, case):
    target = candidate.locate(bench.origin.files, "/1g")
    require_file(candidate, bench, "1k")
    with Meter(bench.machines, candidate) as meter:
        got = loads.curl(target, "-o", "/dev/null")
    return transfer(got, got["down"], meter)


def upload(bench, candidate, case):
    target = candidate.locate(bench.origin.service, "/sink")
    require_file(candidate, bench, "1k")
    file = bench.run.folder / "files/1g"
    with Meter(bench.machines, candidate) as meter:
        got = loads.curl(target, "-T", file)
    arrived = int(got["body"]) if got["status"] == 200 else 0
    return transfer(got, arrived, meter)


def transfer(got, length, meter):
    if got["status"] != 200 or length != SIZES["1g"]:
        raise Failed(f"status {got['status']}, {length:.0f} bytes of {SIZES['1g']}")
    return {"mb_per_second": length / MB / got["seconds"], "cpu_s_per_gb": meter.cpu, "growth_mb": meter.growth_mb, "rss_mb": meter.rss_mb}


def websocket(bench, candidate, case):
    target = require_websocket(candidate, bench)
    with Meter(bench.machines, candidate) as meter:
        got = loads.websocket(bench.origin.roundtrips, target, int(case.split()[0]), bench.options.seconds)
    return requests(got, meter)


def crowd(bench, candidate, case):
    """The same small requests, alone and while many others wait for another container."""
    target = require_file(candidate, bench, "1k")
    if case == "alone":
        return files("1k")(bench, candidate, str(CROWD_CONNECTIONS))
    service = bench.origin.service
    with loads.Held(candidate.locate(service, "/slow"), CROWD_WAITING) as waiting:
        with loads.Held(candidate.locate(service, "/events"), CROWD_STREAMS) as streams:
            begun = streams.answered(200, SLOW_SECONDS / 2)
            with Meter(bench.machines, candidate) as meter:
                got = loads.wrk(target, CROWD_CONNECTIONS, bench.options.seconds)
            answered = waiting.answered(200, 2 * SLOW_SECONDS)
    return {**requests(got, meter), "streams": begun, "answered": answered}


def tunnels(bench, candidate, case):
    """What many idle WebSockets keep, after a full collection."""
    target = require_websocket(candidate, bench)
    before = bench.footprint(candidate)
    with loads.Held(target, TUNNELS, **loads.UPGRADE) as held:
        opened = held.answered(101, 60)
        after = bench.footprint(candidate)
    growth = {f"{key}_growth": after[key] - before[key] for key in after}
    return {"opened": opened, **growth}


def routes(bench, candidate, case):
    if case == "1 route":
        return files("1k")(bench, candidate, str(CROWD_CONNECTIONS))
    many = bench.many[candidate.name]
    last = many.locate(f"{bench.origin.files}-{COUNT - 1}", "/1k")
    wait_until(lambda: bench.engines[candidate.name].is_calm() and bench.ready(last), last.url, ROUTES_SECONDS)
    target = many.locate(f"{bench.origin.files}-%d", "/1k")
    with Meter(bench.machines, many) as meter:
        got = loads.wrk(target, CROWD_CONNECTIONS, bench.options.seconds, COUNT)
    return requests(got, meter)


def one(case):
    return lambda bench: [case]


SCENARIOS = {
    "small": Scenario("1 KB", connections_of, files("1k")),
    "large": Scenario("64 KB", connections_of, files("64k")),
    "down": Scenario("1 GB down", one("1 connection"), download, is_proxy),
    "up": Scenario("1 GB up", one("1 connection"), upload, is_proxy),
    "websocket": Scenario("WebSocket echo of 128 bytes", lambda _: ["1 connection", f"{WEBSOCKET_CONNECTIONS} connections"], websocket, is_proxy),
    "crowd": Scenario(
        f"1 KB, {CROWD_CONNECTIONS} connections, beside a slow container",
        lambda bench: ["alone", f"{CROWD_WAITING} waiting, {CROWD_STREAMS} streams"],
        crowd,
        lambda candidate: candidate.name in ("nginx", "payara", "wildfly"),
    ),
    "routes": Scenario(
        f"1 KB, {CROWD_CONNECTIONS} connections, of many routes",
        lambda _: ["1 route", f"{COUNT:,} routes"],
        routes,
        lambda candidate: candidate.name in ("payara", "wildfly"),
    ),
    "tunnels": Scenario(f"{TUNNELS:,} idle WebSockets", one("growth"), tunnels, lambda c: is_by_path(c) and c.name != "direct"),
}
