package io.github.jakartadockerengine.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.ServletServer;
import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.engine.ContainerAddress;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import io.github.jakartadockerengine.engine.ContainerState;
import io.github.jakartadockerengine.lifecycle.EngineStatus;
import io.github.jakartadockerengine.lifecycle.ReadinessProbe;
import io.github.jakartadockerengine.lifecycle.RouteTable;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingResponderTest {

  private final ReadinessProbe probe = new ReadinessProbe();
  private final RouteTable routes = new RouteTable(probe);
  private final List<String> recorded = new CopyOnWriteArrayList<>();
  private EngineStatus engine = new EngineStatus.Connecting();
  private WaitingSettings settings =
      new WaitingSettings(WaitingSettings.DEFAULT_TITLE, WaitingSettings.DEFAULT_BODY);

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void the_answer_is_503_and_never_stored() throws Exception {
    HttpResponse<String> answer = get("app");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("X-Please-Wait")).hasValue("page");
  }

  @Test
  void the_page_comes_again_without_scripts_too() throws Exception {
    assertThat(page("app").select("meta[http-equiv=refresh]").attr("content")).isEqualTo("10");
  }

  @Test
  void the_title_is_text_and_the_body_is_html() throws Exception {
    settings = new WaitingSettings("<b>Title</b>", "<b id=body>Body</b>");
    Document page = page("app");
    assertThat(page.title()).isEqualTo("<b>Title</b>");
    assertThat(page.select("main > #body").text()).isEqualTo("Body");
  }

  @Test
  void a_body_is_not_searched_for_placeholders() throws Exception {
    settings = new WaitingSettings("Title", "<p id=body>${title} ${state} $1</p>");
    assertThat(page("app").select("#body").text()).isEqualTo("${title} ${state} $1");
  }

  @Test
  void an_unknown_name_is_said_to_be_unknown_and_escaped() throws Exception {
    assertThat(state("<i>app</i>")).isEqualTo("No container named \"<i>app</i>\" exists yet.");
  }

  @Test
  void without_an_engine_it_says_what_is_wrong() throws Exception {
    engine = new EngineStatus.Unreachable("No engine at unix:///none.");
    assertThat(state("app")).isEqualTo("No engine at unix:///none.");
  }

  @Test
  void a_running_container_is_said_to_start() throws Exception {
    routes.put(
        container(ContainerState.RUNNING, Optional.of(new ContainerAddress("127.0.0.1", 1))));
    assertThat(state("app")).contains("\"app\" is starting");
  }

  @Test
  void a_container_without_an_address_is_said_to_be_out_of_reach() throws Exception {
    routes.put(container(ContainerState.RUNNING, Optional.empty()));
    assertThat(state("app")).contains("the port that its label names cannot be reached");
  }

  @Test
  void an_exited_container_is_said_to_have_stopped_in_the_engines_words() throws Exception {
    routes.put(container(ContainerState.EXITED, Optional.empty()));
    assertThat(state("app")).contains("has stopped: Exited (3) 1 second ago.");
  }

  @Test
  void a_persons_request_is_noted_and_the_pages_own_polling_is_not() throws Exception {
    routes.put(container(ContainerState.EXITED, Optional.empty()));
    get("app", "X-Please-Wait", "poll");
    get("app");
    assertThat(recorded).containsExactly("app /");
  }

  @Test
  void a_request_for_a_container_that_does_not_exist_is_not_noted() throws Exception {
    get("app");
    assertThat(recorded).isEmpty();
  }

  private static ContainerSnapshot container(
      ContainerState state, Optional<ContainerAddress> address) {
    return new ContainerSnapshot(
        new ContainerId("1"),
        new ContainerName("app"),
        "image:1",
        state,
        "Exited (3) 1 second ago",
        Instant.EPOCH,
        Map.of(),
        address);
  }

  private String state(String name) throws Exception {
    return page(name).select("[role=status]").text();
  }

  private Document page(String name) throws Exception {
    return Jsoup.parse(get(name).body());
  }

  private HttpResponse<String> get(String name) throws Exception {
    return get(name, "Accept", "text/html");
  }

  private HttpResponse<String> get(String name, String header, String value) throws Exception {
    WaitingResponder responder =
        new WaitingResponder(
            settings, routes, () -> engine, (n, path) -> recorded.add(n + " " + path));
    try (ServletServer server = ServletServer.of("/*", new Answering(responder, name))) {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(server.url("/")).header(header, value).build(),
              HttpResponse.BodyHandlers.ofString());
    }
  }

  private static final class Answering extends HttpServlet {

    private final transient WaitingResponder responder;
    private final String name;

    Answering(WaitingResponder responder, String name) {
      this.responder = responder;
      this.name = name;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      responder.respond(name, request, response);
    }
  }
}
