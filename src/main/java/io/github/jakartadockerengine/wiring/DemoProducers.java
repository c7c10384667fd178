package io.github.jakartadockerengine.wiring;

import io.github.jakartadockerengine.demo.ContainerLinks;
import io.github.jakartadockerengine.demo.DemoSettings;
import io.github.jakartadockerengine.demo.InputUrls;
import io.github.jakartadockerengine.demo.Launcher;
import io.github.jakartadockerengine.demo.ToolCatalog;
import io.github.jakartadockerengine.demo.Uploads;
import io.github.jakartadockerengine.lifecycle.ContainerService;
import io.github.jakartadockerengine.proxy.HostSuffixes;
import io.github.jakartadockerengine.proxy.ProxySettings;
import io.github.jakartadockerengine.security.CsrfTokens;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The parts of the demo. */
@Dependent
public class DemoProducers {

  @Produces
  @Singleton
  CsrfTokens csrfTokens() {
    return new CsrfTokens();
  }

  @Produces
  @Singleton
  ToolCatalog toolCatalog(DemoSettings settings) {
    return new ToolCatalog(settings.toolsFile());
  }

  @Produces
  @Singleton
  InputUrls inputUrls(DemoSettings settings) {
    return new InputUrls(settings.urlsFile());
  }

  @Produces
  @Singleton
  Uploads uploads(DemoSettings settings) {
    return Uploads.open(settings.uploadDirectory(), settings.uploadLimitBytes());
  }

  /** By path as long as there are paths: hosts need names that resolve. */
  @Produces
  @Singleton
  ContainerLinks links(ContainerService containers, ProxySettings proxy) {
    Optional<String> suffix = proxy.hostSuffixes().map(HostSuffixes::first);
    return new ContainerLinks(
        containers, proxy.pathPrefix().isPresent() ? Optional.empty() : suffix);
  }

  @Produces
  @Singleton
  Launcher launcher(
      DemoSettings settings, ToolCatalog tools, Uploads uploads, ContainerService containers) {
    return new Launcher(tools, uploads, settings.callbackBaseUrl(), containers);
  }
}
