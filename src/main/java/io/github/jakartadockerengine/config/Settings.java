package io.github.jakartadockerengine.config;

import static io.github.jakartadockerengine.config.SettingType.BOOLEAN;
import static io.github.jakartadockerengine.config.SettingType.HTTP_URL;
import static io.github.jakartadockerengine.config.SettingType.PATH;
import static io.github.jakartadockerengine.config.SettingType.TEXT;

import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.docker.Addressing;
import io.github.jakartadockerengine.engine.docker.DockerSettings;
import io.github.jakartadockerengine.proxy.HostSuffixes;
import io.github.jakartadockerengine.proxy.TrustedProxies;
import io.github.jakartadockerengine.waiting.WaitingSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Everything that an administrator can set. */
public final class Settings {

  // The engine

  /** Where the Docker Engine is. */
  public static final Setting<String> DOCKER_HOST =
      Setting.of(
              "docker-host",
              new SettingType<>(
                  "`unix:///PATH`, `tcp://HOST[:PORT]`, `http://HOST[:PORT]` or"
                      + " `https://HOST[:PORT]`",
                  text -> DockerSettings.at(text).host()),
              DockerSettings.DEFAULT_HOST,
              "The Docker Engine that runs the containers",
              "tcp://10.0.0.5:2376")
          .or("DOCKER_HOST", UnaryOperator.identity());

  /** Whether to speak TLS with the engine. */
  public static final Setting<Boolean> DOCKER_TLS_VERIFY =
      Setting.of(
              "docker-tls-verify",
              BOOLEAN,
              "false",
              "Whether to speak TLS with a `tcp` or `http` engine; its certificate is verified",
              "true")
          // Docker's command line takes any text for yes, also 0.
          .or("DOCKER_TLS_VERIFY", anyText -> "true");

  /** The key and certificates for the engine. */
  public static final Setting<Optional<Path>> DOCKER_CERT_PATH =
      Setting.of(
              "docker-cert-path",
              PATH.optional(),
              "",
              "Folder with `ca.pem`, `cert.pem` and `key.pem` for TLS;"
                  + " without it, the authorities that Java trusts and no client certificate",
              "/etc/docker/certs")
          .or("DOCKER_CERT_PATH", UnaryOperator.identity());

  /** How containers are reached. */
  public static final Setting<Addressing> CONTAINER_ADDRESSING =
      Setting.of(
          "container-addressing",
          SettingType.oneOf(Addressing.class),
          "auto",
          "Whether containers are reached at their own addresses"
              + " or at ports published on the engine's host; `auto` finds out",
          "published");

  /** Where ports are published. */
  public static final Setting<Optional<String>> PUBLISH_ADDRESS =
      Setting.of(
          "publish-address",
          new SettingType<>("an IP address of the engine's host", Settings::publishAddress)
              .optional(),
          "",
          "Where ports are published; without it, 127.0.0.1 for an engine on this machine"
              + " and the address in `docker-host` for another",
          "10.0.0.5");

  // Which containers are ours

  /** What the labels of containers start with. */
  public static final Setting<String> ROOT_LABEL =
      Setting.of(
          "root-label",
          new SettingType<>(
              "letters and digits with single `.` `_` `-` between",
              text -> new ContainerLabels(text, "default").root()),
          ContainerLabels.DEFAULT_ROOT,
          "What the labels that mark containers start with",
          "com.example.tools");

  /** Which installation this is. */
  public static final Setting<String> INSTALLATION_ID =
      Setting.of(
          "installation-id",
          new SettingType<>(
              "1 to 63 letters, digits, `.` `_` `-`",
              text -> new ContainerLabels(ContainerLabels.DEFAULT_ROOT, text).installation()),
          "default",
          "Tells this installation's containers from those of another one on the same engine",
          "production");

  // The proxy

  /** The path below which containers are found. */
  public static final Setting<Optional<String>> PROXY_PATH_PREFIX =
      Setting.of(
          "proxy-path-prefix",
          SettingType.matching(
                  "(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+", "a path without a slash at its end")
              .orOff(),
          "/docker",
          "The path below which containers are found, as in `/docker/NAME/`",
          "/tools");

  /** What the hosts end with on which containers are found. */
  public static final Setting<Optional<HostSuffixes>> HOST_SUFFIXES =
      Setting.of(
          "host-suffixes",
          new SettingType<>("a dot and a host name, several with commas between", HostSuffixes::of)
              .orOff(),
          ".docker.localhost",
          "What the hosts end with on which containers are found, as in `NAME.docker.localhost`",
          ".tools.example.org");

  /** The path of a container's log. */
  public static final Setting<Optional<String>> LOGS_PATH =
      Setting.of(
          "logs-path",
          SettingType.matching("[A-Za-z0-9_~-][A-Za-z0-9._~-]*", "one segment of a path").orOff(),
          "docker-logs",
          "The path of a container's log below the container's own, as in"
              + " `/docker/NAME/docker-logs`",
          "off");

  /** How long a container may take for an answer. */
  public static final Setting<Duration> RESPONSE_TIMEOUT =
      Setting.of(
          "response-timeout-seconds",
          SettingType.seconds(0, 86_400),
          "300",
          "How long a container may take until its answer begins; 0 for any time",
          "60");

  /** Which proxies before this one are believed. */
  public static final Setting<TrustedProxies> TRUSTED_PROXIES =
      Setting.of(
          "trusted-proxies",
          new SettingType<>("IP addresses and CIDR blocks with commas between", TrustedProxies::of),
          "",
          "Proxies before this one whose `X-Forwarded-*` and `Forwarded` fields containers get;"
              + " anybody else's are replaced",
          "127.0.0.1, 10.0.0.0/8, ::1");

  // The waiting page

  /** The waiting page's title. */
  public static final Setting<String> PLEASE_WAIT_TITLE =
      Setting.of(
          "please-wait-title",
          TEXT,
          WaitingSettings.DEFAULT_TITLE,
          "The title of the page that is shown until a container answers",
          "Starting your tool");

  /** The waiting page's body. */
  public static final Setting<String> PLEASE_WAIT_BODY =
      Setting.of(
          "please-wait-body",
          new SettingType<>("HTML", UnaryOperator.identity()),
          WaitingSettings.DEFAULT_BODY,
          "What that page shows, taken as it is",
          "<p>Your tool is starting.</p>");

  // History

  /** Where history is kept. */
  public static final Setting<HistoryStore> HISTORY =
      Setting.of(
          "history",
          SettingType.oneOf(HistoryStore.class),
          "file",
          "Whether the requests to each container are kept, in one file a container",
          "none");

  /** The directory of history's files; {@link StateDirectory} says where without it. */
  public static final Setting<Optional<Path>> HISTORY_DIRECTORY =
      Setting.of(
          "history-directory",
          PATH.optional(),
          "",
          "Where those files are; without it, `history` in the state directory",
          "/var/lib/jakarta-docker-engine/history");

  // The demo

  /** The demo's tools. */
  public static final Setting<Optional<Path>> TOOLS_FILE =
      Setting.of(
          "tools-file",
          PATH.optional(),
          "",
          "JSON file of the tools that the demo offers; without it, those of the application",
          "/etc/jakarta-docker-engine/tools.json");

  /** The directory of uploaded files; {@link StateDirectory} says where without it. */
  public static final Setting<Optional<Path>> UPLOAD_DIRECTORY =
      Setting.of(
          "upload-directory",
          PATH.optional(),
          "",
          "Where uploaded files are kept; without it, `uploads` in the state directory",
          "/var/lib/jakarta-docker-engine/uploads");

  /** The largest upload, in MB. */
  public static final Setting<Integer> UPLOAD_LIMIT =
      Setting.of(
          "upload-limit-megabytes",
          SettingType.integer(1, 1_000_000),
          "100",
          "The largest file that can be uploaded, in MB of 2<sup>20</sup> bytes",
          "500");

  /** The demo's input URLs. */
  public static final Setting<Optional<Path>> INPUT_URLS_FILE =
      Setting.of(
          "input-urls-file",
          PATH.optional(),
          "",
          "CSV file of the URLs that the demo offers as input; without it, none",
          "/etc/jakarta-docker-engine/urls.csv");

  /** Where containers reach this application. */
  public static final Setting<Optional<URI>> CALLBACK_BASE_URL =
      Setting.of(
          "callback-base-url",
          HTTP_URL.optional(),
          "",
          "Where containers reach this application to fetch input; without it,"
              + " `http://host.docker.internal` with the port of the request",
          "http://10.0.0.5:8080");

  private Settings() {}

  private static String publishAddress(String text) {
    return new DockerSettings(
            DockerSettings.DEFAULT_HOST,
            false,
            Optional.empty(),
            Addressing.AUTO,
            Optional.of(text))
        .publishAddress()
        .orElseThrow();
  }
}
