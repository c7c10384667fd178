package io.github.jakartadockerengine.wiring;

import io.github.jakartadockerengine.config.HistoryStore;
import io.github.jakartadockerengine.config.SettingReader;
import io.github.jakartadockerengine.config.Settings;
import io.github.jakartadockerengine.config.StateDirectory;
import io.github.jakartadockerengine.demo.DemoSettings;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.docker.DockerSettings;
import io.github.jakartadockerengine.history.FileHistorian;
import io.github.jakartadockerengine.history.Historian;
import io.github.jakartadockerengine.history.NullHistorian;
import io.github.jakartadockerengine.proxy.ProxySettings;
import io.github.jakartadockerengine.waiting.WaitingSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** What was configured, as each feature wants it; and the historian, whose kind is configured. */
@Dependent
public class SettingsProducers {

  @Produces
  @Singleton
  SettingReader reader() {
    return SettingReader.ofServer();
  }

  @Produces
  @Singleton
  DockerSettings docker(SettingReader reader) {
    return new DockerSettings(
        reader.read(Settings.DOCKER_HOST),
        reader.read(Settings.DOCKER_TLS_VERIFY),
        reader.read(Settings.DOCKER_CERT_PATH),
        reader.read(Settings.CONTAINER_ADDRESSING),
        reader.read(Settings.PUBLISH_ADDRESS));
  }

  @Produces
  @Singleton
  ContainerLabels labels(SettingReader reader) {
    return new ContainerLabels(
        reader.read(Settings.ROOT_LABEL), reader.read(Settings.INSTALLATION_ID));
  }

  @Produces
  @Singleton
  ProxySettings proxy(SettingReader reader) {
    ProxySettings defaults = ProxySettings.defaults();
    return new ProxySettings(
        reader.read(Settings.PROXY_PATH_PREFIX),
        reader.read(Settings.HOST_SUFFIXES),
        defaults.sessionCookie(),
        defaults.connectTimeout(),
        reader.read(Settings.RESPONSE_TIMEOUT),
        defaults.idleConnectionTimeout(),
        reader.read(Settings.TRUSTED_PROXIES));
  }

  @Produces
  @Singleton
  WaitingSettings waiting(SettingReader reader) {
    return new WaitingSettings(
        reader.read(Settings.PLEASE_WAIT_TITLE), reader.read(Settings.PLEASE_WAIT_BODY));
  }

  @Produces
  @Singleton
  Historian historian(SettingReader reader) {
    if (reader.read(Settings.HISTORY) == HistoryStore.NONE) {
      return new NullHistorian();
    }
    Path ofServer = StateDirectory.ofServer().resolve("history");
    return new FileHistorian(reader.read(Settings.HISTORY_DIRECTORY).orElse(ofServer));
  }

  void close(@Disposes Historian historian) {
    historian.close();
  }

  @Produces
  @Singleton
  DemoSettings demo(SettingReader reader) {
    Path ofServer = StateDirectory.ofServer().resolve("uploads");
    return new DemoSettings(
        reader.read(Settings.TOOLS_FILE),
        reader.read(Settings.UPLOAD_DIRECTORY).orElse(ofServer),
        (long) reader.read(Settings.UPLOAD_LIMIT) << 20,
        reader.read(Settings.INPUT_URLS_FILE),
        reader.read(Settings.CALLBACK_BASE_URL));
  }
}
