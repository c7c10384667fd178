# What bin/run and bin/test have in common. To be sourced with the project's folder as working directory.
# shellcheck shell=bash

readonly LOGS=target/logs
readonly WAR=target/jakarta-docker-engine.war
readonly DOCKER_SOCKET=/var/run/docker.sock

say() { echo "${0##*/}: $*"; }
warn() { say "$@" >&2; }
die() { warn "$@"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
last_lines() { tail -n 15 "$1" | sed 's/^/  | /' >&2; }

# child COMMAND...: runs it so that a signal to this script ends it at once; bash would wait for a command in the foreground.
child() {
  local status=0
  "$@" &
  CHILD=$!
  wait "$CHILD" || status=$?
  CHILD=
  return "$status"
}
CHILD=

end_child() {
  [ -n "$CHILD" ] || return 0
  kill "$CHILD" 2>/dev/null || true
  wait "$CHILD" || true
  CHILD=
}

# ---- packages

# Names the packages that hold a command: Debian's, then Homebrew's.
packages_of() {
  case $1 in
    java | javac) echo default-jdk-headless openjdk ;;
    mvn) echo maven maven ;;
    docker) if apt-cache show docker-cli >/dev/null 2>&1; then echo docker-cli docker; else echo docker.io docker; fi ;;
    dockerd) echo docker.io docker-desktop ;;
    chromedriver) echo chromium-driver chromedriver ;;
    *) echo "$1" "$1" ;;
  esac
}

can_install() { [ "$(id -u)" = 0 ] && has apt-get; }

apt_install() {
  local log=$LOGS/apt.log
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y --no-install-recommends "$@" >"$log" 2>&1 ||
    { apt-get update && apt-get install -y --no-install-recommends "$@"; } >>"$log" 2>&1 ||
    { warn "apt-get could not install: $*"; last_lines "$log"; return 1; }
}

# provide COMMAND...: installs what is missing; where that is not possible, says what a person has to install.
provide() {
  local command debian brew missing=()
  for command in "$@"; do
    has "$command" && continue
    if can_install; then apt-cache show maven >/dev/null 2>&1 || apt-get update >"$LOGS/apt.log" 2>&1 || true; fi
    read -r debian brew <<<"$(packages_of "$command")"
    can_install || warn "\"$command\" is missing and cannot be installed from here: install $debian (Debian) or $brew (Homebrew)."
    missing+=("$debian")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  can_install || return 1
  say "installing ${missing[*]}"
  child apt_install "${missing[@]}"
}

# ---- the application

# built SERVER: whether the WAR and that server are there, as the sources want them.
built() {
  [ -f "$WAR" ] && [ -f "target/built-$1" ] && [ -z "$(find pom.xml .mvn src/main webapp -newer "target/built-$1")" ]
}

require_java() {
  local version
  provide java || die 'the application needs Java 17 or newer'
  version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
  [ "${version:-0}" -ge 17 ] || die "the application needs Java 17 or newer, got ${version:-none}: put another one first on the PATH"
}

require_build_tools() {
  provide javac mvn || die 'the application cannot be built without them'
  require_java
}

# build_for SERVER: the WAR, which is the same for each of them, and the server.
build_for() {
  ! built "$1" || return 0
  say 'building the application'
  require_build_tools
  touch target/building
  child mvn -B -q --no-transfer-progress -Dstyle.color=never -Dmaven.test.skip=true "-P$1" package </dev/null || die 'the build failed; see above'
  mv target/building "target/built-$1"
}

# ---- the engine

# Bounded, since an engine at the other end of a network may never answer.
engine_answers() { has docker && if has timeout; then timeout 10 docker version; else docker version; fi >/dev/null 2>&1; }

default_engine() { case ${DOCKER_HOST:-} in '' | "unix://$DOCKER_SOCKET" | unix:///run/docker.sock) ;; *) false ;; esac; }

systemd_runs() { [ -d /run/systemd/system ] && has systemctl; }

# A pid file of the machine's earlier life may name another process, and dockerd would refuse to start.
remove_stale_pid_files() {
  local file pid
  for file in /var/run/docker.pid /var/run/docker/containerd/containerd.pid; do
    [ -f "$file" ] || continue
    pid=$(cat "$file")
    case $(cat "/proc/$pid/comm" 2>/dev/null) in dockerd | containerd) ;; *) rm -f "$file" ;; esac
  done
}

# Installing docker.io may have started one that does not answer yet.
dockerd_runs() { [ "$(cat "/proc/$(cat /var/run/docker.pid 2>/dev/null)/comm" 2>/dev/null)" = dockerd ]; }

# Leaves the process id in ENGINE when this script started it, or "systemd".
start_engine() {
  local log=$LOGS/dockerd.log waited
  say 'starting a Docker Engine'
  if systemd_runs; then
    systemctl start docker >"$log" 2>&1 || { warn 'systemctl could not start docker:'; last_lines "$log"; return 1; }
    ENGINE=systemd
  elif ! dockerd_runs; then
    remove_stale_pid_files
    setsid dockerd >"$log" 2>&1 </dev/null &
    ENGINE=$!
  fi
  for ((waited = 0; waited < 300; waited++)); do
    engine_answers && return
    [ "$ENGINE" = systemd ] || dockerd_runs || kill -0 "$ENGINE" 2>/dev/null || break
    sleep 0.2
  done
  warn 'the Docker Engine did not come up:'
  last_lines "$log"
  return 1
}
ENGINE=

stop_engine() {
  case $ENGINE in
    '') ;;
    systemd) systemctl stop docker.socket docker ;;
    *)
      kill "$ENGINE" 2>/dev/null || true
      wait "$ENGINE" || true
      ;;
  esac
  ENGINE=
}

provide_engine() {
  provide docker || return 1
  engine_answers && return
  if ! default_engine; then warn "no Docker Engine answers at DOCKER_HOST=$DOCKER_HOST"; return 1; fi
  if [ "$(id -u)" != 0 ]; then
    warn "no Docker Engine answers at $DOCKER_SOCKET for $(id -un): start one, join the group docker, or set DOCKER_HOST."
    return 1
  fi
  provide dockerd iptables || return 1
  engine_answers || start_engine
}
