package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.ServletServer;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.FakeContainerEngine;
import io.github.jakartadockerengine.history.NullHistorian;
import io.github.jakartadockerengine.lifecycle.ContainerService;
import io.github.jakartadockerengine.lifecycle.ReadinessProbe;
import io.github.jakartadockerengine.lifecycle.RouteTable;
import io.github.jakartadockerengine.security.CsrfTokens;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The demo's URLs in a real servlet container, above an engine in memory; its pages are stubs. */
final class DemoFixture implements AutoCloseable {

  static final long LIMIT = 1_000;

  final ContainerLabels labels = new ContainerLabels(ContainerLabels.DEFAULT_ROOT, "test");
  final FakeContainerEngine engine = new FakeContainerEngine(labels, Clock.systemUTC());
  final Uploads uploads;
  final ServletServer server;
  final DemoClient client;
  private final Optional<String> pathPrefix;
  private final Optional<String> hostSuffix;
  private final ReadinessProbe probe = new ReadinessProbe();

  DemoFixture(Path directory) throws IOException, InterruptedException {
    this(directory, Optional.of("/docker"), Optional.empty());
  }

  DemoFixture(Path directory, Optional<String> pathPrefix, Optional<String> hostSuffix)
      throws IOException, InterruptedException {
    this.pathPrefix = pathPrefix;
    this.hostSuffix = hostSuffix;
    engine.addImage("jakarta-docker-engine/debugger:1");
    uploads = Uploads.open(directory, LIMIT);
    server = ServletServer.of(this::setUp);
    client = new DemoClient(server);
  }

  @Override
  public void close() {
    server.close();
    probe.close();
    engine.close();
  }

  private void setUp(DeploymentInfo deployment) {
    deployment.addServletExtension((info, context) -> addDemo(context));
    deployment.addServlet(
        Servlets.servlet("faces", Page.class, new ImmediateInstanceFactory<>(new Page()))
            .addMapping("*.xhtml"));
  }

  private void addDemo(ServletContext context) {
    var containers =
        new ContainerService(
            engine, labels, new RouteTable(probe), new NullHistorian(), pathPrefix);
    var launcher =
        new Launcher(new ToolCatalog(Optional.empty()), uploads, Optional.empty(), containers);
    DemoWeb web = new DemoWeb(context);
    CsrfTokens tokens = new CsrfTokens();
    var links = new ContainerLinks(containers, hostSuffix);
    web.addFilters(links, tokens, uploads);
    web.addServlets(launcher, links, containers, uploads, tokens);
  }

  /** Says which page it is, what failed, what was filled in and what parameters it sees. */
  private static final class Page extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/html");
      response
          .getWriter()
          .printf(
              "%s %s %s %s",
              request.getServletPath(),
              request.getAttribute(FailureFilter.ATTRIBUTE),
              request.getAttribute(LaunchForm.ATTRIBUTE),
              request.getParameterMap());
    }
  }
}
