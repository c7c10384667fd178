"""The application and the floor on Payara Micro and on WildFly, one process each."""

import os
import shlex
import shutil

import processes
from candidates import by_host, by_path

JAVA_OPTS = "-Xmx1g"
LISTENER = "configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
WILDFLY_VERSION = "39.0.1.Final"
# Undertow refuses uploads above 10 MB by default.
WILDFLY_CLI = "/subsystem=undertow/server=default-server/http-listener=default:write-attribute(name=max-post-size,value=0)"


def java_opts():
    return os.environ.get("JAVA_OPTS", JAVA_OPTS)


def application_env(run, origin):
    """Its settings as they come, but for the label that keeps other installations' containers out."""
    settings = {"ROOT_LABEL": origin.root_label, "INSTALLATION_ID": "bench"}
    return {
        "STATE_DIRECTORY": str(run.folder / "state"),
        **{f"JAKARTA_DOCKER_ENGINE_{k}": v for k, v in settings.items()},
    }


def _extra(variable):
    return os.environ.get(variable, "") + "\n"


def payara(run, name, war, env):
    port, folder = processes.free_port(), run.subfolder(name)
    configs = run.root / "server-config/payara"
    pre = (configs / "pre-boot-commands.asadmin").read_text() + f"set {LISTENER}.address=127.0.0.1\n" + _extra("PAYARA_PRE_BOOT_EXTRA")
    post = (configs / "boot-commands.asadmin").read_text() + _extra("PAYARA_POST_BOOT_EXTRA")
    command = ["java", *shlex.split(java_opts()), "-Dfile.encoding=UTF-8", f"-Djava.io.tmpdir={folder}"]
    command += ["-jar", run.payara, "--nohazelcast", "--disablephonehome", "--contextroot", "/", "--port", port, "--deploy", war]
    command += ["--prebootcommandfile", run.write(f"{name}/pre-boot.asadmin", pre)]
    command += ["--postbootcommandfile", run.write(f"{name}/post-boot.asadmin", post)]
    return port, run.start(name, command, env)


def wildfly(run, name, war, env):
    home, base = run.target / f"wildfly-{WILDFLY_VERSION}", run.folder / name
    shutil.copytree(home / "standalone", base)
    at = f"-Djboss.server.base.dir={base}"
    lines = ["embed-server --std-out=discard", WILDFLY_CLI, _extra("WILDFLY_CLI_EXTRA"), "stop-embedded-server"]
    script = run.write(f"{name}/configuration/bench.cli", "\n".join(lines) + "\n")
    environment = {**os.environ, "JAVA_OPTS": f"-Xmx256m {at}"}
    processes.run([home / "bin/jboss-cli.sh", f"--file={script}"], run.folder / f"{name}-cli.log", env=environment)
    shutil.copy(war, base / "deployments/ROOT.war")
    ports = {kind: processes.free_port() for kind in ("http", "https", "management.http")}
    options = [f"-Djboss.{kind}.port={port}" for kind, port in ports.items()]
    opts = f"{java_opts()} -Djboss.modules.system.pkgs=org.jboss.byteman -Djava.awt.headless=true"
    command = [home / "bin/standalone.sh", "-b", "127.0.0.1", at, *options]
    return ports["http"], run.start(name, command, {**env, "JAVA_OPTS": opts})


KINDS = {"payara": payara, "wildfly": wildfly}


def application(run, kind, origin, name=None, env=None):
    """The same server by path and by host."""
    name = name or kind
    port, child = KINDS[kind](run, name, run.war, {**application_env(run, origin), **(env or {})})
    options = {"compiles": True, "floor": f"floor-{kind}"}
    return [by_path(name, port, child.pids, **options), by_host(f"{name}-host", port, child.pids, **options)]


def floor(run, kind, origin):
    name = f"floor-{kind}"
    port, child = KINDS[kind](run, name, run.target / "floor/floor.war", {})
    return by_path(name, port, child.pids, compiles=True)
