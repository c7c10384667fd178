package io.github.jakartadockerengine;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Consumer;

/** A real servlet container, WildFly's, on a free port of loopback. */
public final class ServletServer implements AutoCloseable {

  private final Undertow undertow;

  private ServletServer(Undertow undertow) {
    this.undertow = undertow;
  }

  /**
   * Starts a server with one asynchronous servlet.
   *
   * @param mapping such as {@code /docker/*}
   * @param servlet what answers
   */
  public static ServletServer of(String mapping, Servlet servlet) {
    return of(
        deployment ->
            deployment.addServlet(
                Servlets.servlet(
                        "servlet", servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
                    .addMapping(mapping)
                    .setAsyncSupported(true)));
  }

  /**
   * Starts a server.
   *
   * @param setUp adds servlets and filters to the deployment at the root context
   */
  public static ServletServer of(Consumer<DeploymentInfo> setUp) {
    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(ServletServer.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("test");
    setUp.accept(deployment);
    DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
    manager.deploy();
    try {
      Undertow undertow =
          Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(manager.start()).build();
      undertow.start();
      return new ServletServer(undertow);
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The port that the server listens on. */
  public int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  /**
   * An absolute URL on this server.
   *
   * @param path with the slash that it starts with, and the query if any
   */
  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  @Override
  public void close() {
    undertow.stop();
  }
}
