package io.github.jakartadockerengine.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.ServletServer;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfFilterTest {

  private final AtomicInteger changes = new AtomicInteger();
  private final ServletServer server = ServletServer.of(this::setUp);
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_form_with_its_sessions_token_passes() throws Exception {
    assertThat(send(form("csrf_token=" + token()))).isEqualTo("changed");
  }

  @Test
  void a_script_with_the_token_in_the_header_passes() throws Exception {
    assertThat(send(form("").header("X-CSRF-Token", token()))).isEqualTo("changed");
  }

  @Test
  void a_request_without_a_token_is_refused() throws Exception {
    token();
    assertThat(send(form(""))).isEqualTo("CsrfTokenMismatchException");
    assertThat(changes).hasValue(0);
  }

  @Test
  void another_sessions_token_is_refused() throws Exception {
    String others = HttpClient.newHttpClient().send(get("/token"), BodyHandlers.ofString()).body();
    token();
    assertThat(send(form("csrf_token=" + others))).isEqualTo("CsrfTokenMismatchException");
  }

  @Test
  void a_token_without_its_session_is_refused() throws Exception {
    HttpRequest request = form("csrf_token=" + token()).build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .isEqualTo("CsrfTokenMismatchException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "nonsense"})
  void a_browser_that_says_another_site_is_refused(String site) throws Exception {
    String token = token();
    assertThat(send(form("csrf_token=" + token).header("Sec-Fetch-Site", site)))
        .isEqualTo("CrossSiteRequestException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  void a_browser_that_says_this_site_passes(String site) throws Exception {
    assertThat(send(form("csrf_token=" + token()).header("Sec-Fetch-Site", site)))
        .isEqualTo("changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1", "::"})
  void another_origin_is_refused(String origin) throws Exception {
    assertThat(send(form("csrf_token=" + token()).header("Origin", origin)))
        .isEqualTo("CrossSiteRequestException");
  }

  @Test
  void the_origin_that_the_host_names_passes() throws Exception {
    String origin = "http://127.0.0.1:" + server.port();
    assertThat(send(form("csrf_token=" + token()).header("Origin", origin))).isEqualTo("changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void every_method_that_can_change_something_is_guarded(String method) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url("/change"))
            .method(method, HttpRequest.BodyPublishers.noBody());
    assertThat(send(request)).isEqualTo("CsrfTokenMismatchException");
  }

  @Test
  void reading_needs_no_token() throws Exception {
    assertThat(client.send(get("/change"), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void a_token_stays_the_same_within_a_session_and_is_long() throws Exception {
    assertThat(token()).isEqualTo(token()).hasSize(43);
  }

  private String token() throws Exception {
    return client.send(get("/token"), BodyHandlers.ofString()).body();
  }

  private String send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString()).body();
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(server.url(path)).build();
  }

  private HttpRequest.Builder form(String body) {
    URI url = server.url("/change");
    return HttpRequest.newBuilder(url)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private void setUp(DeploymentInfo deployment) {
    CsrfTokens tokens = new CsrfTokens();
    deployment.addServlet(
        Servlets.servlet(
                "token",
                CsrfTokenServlet.class,
                new ImmediateInstanceFactory<>(new CsrfTokenServlet(tokens)))
            .addMapping("/token"));
    deployment.addServlet(
        Servlets.servlet(
                "change", Change.class, new ImmediateInstanceFactory<>(new Change(changes)))
            .addMapping("/change"));
    add(deployment, "refusals", new Refusals());
    add(deployment, "csrf", new CsrfFilter(tokens));
  }

  private static void add(DeploymentInfo deployment, String name, Filter filter) {
    deployment.addFilter(
        Servlets.filter(name, filter.getClass(), new ImmediateInstanceFactory<>(filter)));
    deployment.addFilterUrlMapping(name, "/change", DispatcherType.REQUEST);
  }

  private static final class Change extends HttpServlet {
    private final transient AtomicInteger changes;

    Change(AtomicInteger changes) {
      this.changes = changes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      changes.incrementAndGet();
      response.getWriter().print("changed");
    }
  }

  /** Answers with the refusal's name. */
  private static final class Refusals extends HttpFilter {
    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      try {
        chain.doFilter(request, response);
      } catch (CrossSiteRequestException | CsrfTokenMismatchException e) {
        response.getWriter().print(e.getClass().getSimpleName());
      }
    }
  }
}
