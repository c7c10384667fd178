package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import io.github.jakartadockerengine.engine.EngineInfo;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * What was agreed with the engine that answers now.
 *
 * @param control asks what is answered at once
 * @param events asks for streams of events
 * @param transfers asks for logs and pulls
 * @param info which engine answers
 * @param reach how its containers are reached
 */
record Session(
    DockerClient control,
    DockerClient events,
    DockerClient transfers,
    EngineInfo info,
    Reach reach) {

  /**
   * Asks the engine for its versions and where it runs.
   *
   * @throws UnknownHostException when the engine's host has no address
   */
  static Session open(Transports transports, DockerSettings settings) throws UnknownHostException {
    DockerClient unversioned = Transports.client(transports.control(), settings, "");
    Version version = unversioned.versionCmd().exec();
    Info engine = unversioned.infoCmd().exec();
    String api = apiVersion(version).toString();
    Reach reach = Reach.choose(settings, engine, isLinux());
    return new Session(
        Transports.client(transports.control(), settings, api),
        Transports.client(transports.events(), settings, api),
        Transports.client(transports.transfers(), settings, api),
        new EngineInfo(product(version), settings.host(), reach.reason()),
        reach);
  }

  private static ApiVersion apiVersion(Version version) {
    return ApiVersion.negotiate(
        ApiVersion.parse(version.getApiVersion()), ApiVersion.parse(version.getMinAPIVersion()));
  }

  private static String product(Version version) {
    return version.getComponents().stream()
            .map(component -> component.getName())
            .filter(name -> name.startsWith("Podman"))
            .findFirst()
            .orElse("Docker Engine")
        + " "
        + version.getVersion();
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
  }
}
