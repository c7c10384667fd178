# How bin/run starts Payara Micro. To be sourced after lib.sh, with PORT and HOST.
# shellcheck shell=bash
# shellcheck disable=SC2034 # bin/run uses what seems unused

readonly BOOT_COMMANDS=${BOOT_COMMANDS:-server-config/payara/boot-commands.asadmin}
readonly REFUSED='Exception while loading the app'
readonly PAYARA=target/server/payara-micro.jar
readonly PRE_BOOT=target/pre-boot.asadmin
readonly LISTENER=configs.config.server-config.network-config.network-listeners.network-listener

# configure_server [ADDRESS]: where it listens besides HOST.
configure_server() {
  cat server-config/payara/pre-boot-commands.asadmin >"$PRE_BOOT"
  echo "set $LISTENER.http-listener.address=$HOST" >>"$PRE_BOOT"
  [ -z "$1" ] ||
    echo "create-network-listener --address $1 --listenerport $PORT --protocol http-listener --threadpool http-thread-pool docker-bridge" >>"$PRE_BOOT"
}

# Does not return.
start_server() {
  # shellcheck disable=SC2086 # JAVA_OPTS are several words
  exec java $JAVA_OPTS -Dfile.encoding=UTF-8 -jar "$PAYARA" --nohazelcast --disablephonehome --contextroot / --port "$PORT" --deploy "$WAR" \
    --prebootcommandfile "$PRE_BOOT" --postbootcommandfile "$BOOT_COMMANDS"
}
