# How bin/run starts WildFly. To be sourced after lib.sh, with PORT and HOST.
# shellcheck shell=bash
# shellcheck disable=SC2034 # bin/run uses what seems unused

readonly BOOT_COMMANDS=${BOOT_COMMANDS:-/dev/null}
readonly REFUSED='WFLYSRV0026'
WILDFLY=target/server/wildfly-$(sed -n 's:.*<wildfly\.version>\(.*\)</wildfly\.version>.*:\1:p' pom.xml)
readonly WILDFLY
readonly BASE=$PWD/target/wildfly
readonly SCRIPT=target/wildfly.cli

# configure_server [ADDRESS]: where it listens besides HOST. The distribution stays as it is; a configuration is made from it when
# the commands are not those of the last time.
configure_server() {
  write_commands "$1"
  cmp -s "$SCRIPT" "$BASE/configured" || apply_commands
  rm -rf "$BASE/deployments"
  mkdir "$BASE/deployments"
  cp "$WAR" "$BASE/deployments"
}

write_commands() {
  {
    echo "# for $WILDFLY"
    echo embed-server
    cat server-config/wildfly/configure.cli "$BOOT_COMMANDS"
    [ -z "$1" ] || sed "s/ADDRESS/$1/" <<'END'
/interface=docker-bridge:add(inet-address=ADDRESS)
/socket-binding-group=standard-sockets/socket-binding=docker-bridge:add(interface=docker-bridge,port=${jboss.http.port:8080})
/subsystem=undertow/server=default-server/http-listener=docker-bridge:add(socket-binding=docker-bridge,max-post-size=0)
END
  } >"$SCRIPT"
}

apply_commands() {
  local log=$LOGS/configure.log
  rm -rf "$BASE"
  mkdir "$BASE"
  cp -R "$WILDFLY/standalone/configuration" "$BASE"
  child env JAVA_OPTS="-Djboss.server.base.dir=$BASE -Dfile.encoding=UTF-8" "$WILDFLY/bin/jboss-cli.sh" --file="$SCRIPT" >"$log" 2>&1 </dev/null || refused_commands "$log"
  cp "$SCRIPT" "$BASE/configured"
}

refused_commands() {
  warn "WildFly refused a command of $SCRIPT:"
  last_lines "$1"
  exit 1
}

# Does not return. Without LAUNCH_JBOSS_IN_BACKGROUND its script would end without the server.
start_server() {
  exec env LAUNCH_JBOSS_IN_BACKGROUND=true JAVA_OPTS="$JAVA_OPTS -Dfile.encoding=UTF-8 -Dorg.jboss.logmanager.nocolor=true" \
    "$WILDFLY/bin/standalone.sh" -Djboss.server.base.dir="$BASE" -Djboss.bind.address="$HOST" -Djboss.http.port="$PORT" \
    -Djboss.https.port=0 -Djboss.management.http.port=0
}
