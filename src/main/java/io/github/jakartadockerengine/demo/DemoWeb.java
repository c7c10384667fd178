package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.lifecycle.ContainerService;
import io.github.jakartadockerengine.security.CsrfFilter;
import io.github.jakartadockerengine.security.CsrfTokenServlet;
import io.github.jakartadockerengine.security.CsrfTokens;
import io.github.jakartadockerengine.security.PageHeadersFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;

/** The demo's URLs and what guards them. Proxied paths are not among them. */
public final class DemoWeb {

  /** Also reached by a forward from a container's own path. */
  private static final String LOGS = "/logs/*";

  /** Of web.xml. By its name, since the paths of its pages end like those of some containers. */
  private static final String FACES = "faces";

  private static final String[] PAGES = {
    "/launch/*", "/kill/*", LOGS, "/history/*", "/upload/*", "/csrf-token"
  };

  private final ServletContext context;

  /**
   * URLs in an application.
   *
   * @param context the application, while it starts
   */
  public DemoWeb(ServletContext context) {
    this.context = context;
  }

  /** Adds the filters, in the order in which requests pass them. */
  public void addFilters(ContainerLinks links, CsrfTokens tokens, Uploads uploads) {
    var headers = add("page-headers", new PageHeadersFilter(links.hosts()), PAGES);
    headers.addMappingForServletNames(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), true, FACES);
    headers.addMappingForUrlPatterns(EnumSet.of(DispatcherType.FORWARD), true, LOGS);
    var failures = add("failures", new FailureFilter(), PAGES);
    failures.addMappingForServletNames(EnumSet.of(DispatcherType.REQUEST), true, FACES);
    failures.addMappingForUrlPatterns(EnumSet.of(DispatcherType.FORWARD), true, LOGS);
    add("upload-length", new UploadLengthFilter(uploads.limitBytes()), "/upload/*");
    add("csrf", new CsrfFilter(tokens), PAGES)
        .addMappingForServletNames(EnumSet.of(DispatcherType.REQUEST), true, FACES);
  }

  /** Adds the servlets. */
  public void addServlets(
      Launcher launcher,
      ContainerLinks links,
      ContainerService containers,
      Uploads uploads,
      CsrfTokens tokens) {
    UploadServlet upload = new UploadServlet(uploads);
    add("upload", upload, "/upload/*").setMultipartConfig(upload.multipartConfig());
    add("launch", new LaunchServlet(launcher, links), LaunchServlet.PATH + "/*");
    add("kill", new KillServlet(containers), "/kill/*");
    add("logs", TextServlet.logs(containers), LOGS);
    add("history", TextServlet.history(containers), "/history/*");
    add("csrf-token", new CsrfTokenServlet(tokens), "/csrf-token");
  }

  private FilterRegistration.Dynamic add(String name, Filter filter, String... patterns) {
    FilterRegistration.Dynamic registration = context.addFilter(name, filter);
    // Containers' hosts have pages at the same paths; Undertow asks this of all filters of a path.
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, patterns);
    return registration;
  }

  private ServletRegistration.Dynamic add(String name, Servlet servlet, String pattern) {
    ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
    registration.addMapping(pattern);
    return registration;
  }
}
