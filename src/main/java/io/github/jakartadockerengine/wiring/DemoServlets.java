package io.github.jakartadockerengine.wiring;

import io.github.jakartadockerengine.demo.ContainerLinks;
import io.github.jakartadockerengine.demo.DemoWeb;
import io.github.jakartadockerengine.demo.Launcher;
import io.github.jakartadockerengine.demo.Uploads;
import io.github.jakartadockerengine.lifecycle.ContainerService;
import io.github.jakartadockerengine.security.CsrfTokens;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Puts the demo's servlets and filters into the application when it starts. */
@WebListener
public class DemoServlets implements ServletContextListener {

  @Inject CsrfTokens tokens;
  @Inject Uploads uploads;
  @Inject Launcher launcher;
  @Inject ContainerLinks links;
  @Inject ContainerService containers;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    DemoWeb web = new DemoWeb(event.getServletContext());
    web.addFilters(links, tokens, uploads);
    web.addServlets(launcher, links, containers, uploads, tokens);
  }
}
