"""The containers that everybody proxies to, and the folder of one run."""

import os
import shutil

import processes

IMAGE = "jakarta-docker-engine/bench-origin:1"
SIZES = {"1k": 1024, "64k": 64 * 1024, "1g": 1 << 30}
COMPILE = ["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-pthread"]


class Run:
    """Files and processes that end with the run."""

    def __init__(self, root, stack, war):
        self.root = root
        self.target = root / "bench/target"
        self.folder = self.target / "run" / str(os.getpid())
        self.payara = root / "target/server/payara-micro.jar"
        self.war = war
        self._stack = stack
        self._children = []
        self.folder.mkdir(parents=True)
        stack.push(self._end)

    def subfolder(self, name):
        folder = self.folder / name
        folder.mkdir()
        return folder

    def write(self, name, text):
        file = self.folder / name
        file.write_text(text)
        return file

    def start(self, name, command, env=None):
        child = processes.Child(command, self.folder / f"{name}.log", env)
        self._stack.callback(child.end)
        self._children.append(child)
        return child

    def require_alive(self):
        for child in self._children:
            child.require_alive()

    def _end(self, kind, *_):
        """What failed leaves its logs."""
        if kind in (None, KeyboardInterrupt):
            shutil.rmtree(self.folder)


class Origin:
    """nginx with files, and the service, each in a container with the application's labels."""

    def __init__(self, run, stack):
        self.root_label = f"io.github.jakartadockerengine.bench{os.getpid()}"
        self.files = f"bench-files-{os.getpid()}"
        self.service = f"bench-service-{os.getpid()}"
        self.containers = {self.files: 80, self.service: 8080}
        self.roundtrips = run.target / "roundtrips"
        self._inspected = {}
        self._build(run)
        folder = self._make_files(run)
        self._launch(stack, self.files, "--volume", f"{folder}:/files:ro", IMAGE)
        self._launch(stack, self.service, IMAGE, "service")

    def address(self, container):
        return self._inspected[container][0], self.containers[container]

    def pids(self):
        """Of the containers' processes, as this machine numbers them."""
        found = [pid for _, pid in self._inspected.values()]
        for pid in found:
            with open(f"/proc/{pid}/task/{pid}/children") as children:
                found += [int(child) for child in children.read().split()]
        return found

    def _build(self, run):
        context = run.subfolder("origin")
        sources = run.root / "bench/origin"
        shutil.copytree(sources, context, dirs_exist_ok=True)
        processes.run([*COMPILE, "-static", "-o", context / "service", sources / "service.c"], run.folder / "gcc.log")
        processes.run([*COMPILE, "-o", self.roundtrips, sources / "roundtrips.c"], run.folder / "gcc.log")
        processes.run([run.root / "images/build", "test-nginx"], run.folder / "images.log")
        environment = {**os.environ, "DOCKER_BUILDKIT": "0"}
        processes.run(["docker", "build", "--tag", IMAGE, context], run.folder / "docker-build.log", env=environment)

    @staticmethod
    def _make_files(run):
        """Sparse, so that 1 GB costs nothing."""
        folder = run.subfolder("files")
        for name, size in SIZES.items():
            with open(folder / name, "wb") as file:
                file.truncate(size)
        return folder

    def _launch(self, stack, name, *what):
        label = f"{self.root_label}.port={self.containers[name]}"
        stack.callback(processes.output, ["docker", "rm", "--force", "--volumes", name])
        processes.output(["docker", "run", "--detach", "--name", name, "--label", label, *map(str, what)])
        wanted = "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}} {{.State.Pid}}"
        address, pid = processes.output(["docker", "inspect", "--format", wanted, name]).split()
        self._inspected[name] = address, int(pid)
