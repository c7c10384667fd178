package io.github.jakartadockerengine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoWebTest {

  private static final ContainerName MINE = new ContainerName("mine");

  @TempDir private Path directory;
  private DemoFixture demo;

  @BeforeEach
  void start() throws Exception {
    demo = new DemoFixture(directory);
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void launching_leads_to_the_container() throws Exception {
    var answer = demo.client.post("/launch/", "tool=debugger&container_name=mine&files=3x3.csv");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/docker/mine/");
    assertThat(demo.engine.find(MINE)).isPresent();
  }

  @Test
  void the_container_gets_what_was_filled_in() throws Exception {
    demo.client.post(
        "/launch/",
        "tool=debugger&container_name=mine&files=3x3.csv&urls=http://a/b&parameters_json=[{\"x\":1}]");
    assertThat(mine().image()).isEqualTo("jakarta-docker-engine/debugger:1");
    assertThat(demo.engine.read(mine().id(), "/tmp/input.json"))
        .isEqualTo(
            "{\"file_relationships\":[\"http://host.docker.internal:%d/upload/3x3.csv\",\"http://a/b\"],\"parameters\":[{\"x\":1}]}"
                .formatted(demo.server.port()))
        .isEqualTo(demo.engine.variable(mine().id(), "INPUT_JSON"));
  }

  @Test
  void the_containers_name_is_the_tools_when_none_is_given() throws Exception {
    assertThat(demo.client.post("/launch/", "tool=debugger").headers().firstValue("Location"))
        .hasValue("/docker/debugger/");
  }

  @Test
  void the_input_is_shown_instead_of_launching() throws Exception {
    var answer = demo.client.post("/launch/", "tool=debugger&show_input=on");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).isEqualTo("{\"file_relationships\":[],\"parameters\":[]}");
    assertThat(demo.engine.list(Map.of())).isEmpty();
  }

  @Test
  void an_input_that_is_too_large_for_the_environment_is_a_file_only() throws Exception {
    String large = "\"" + "x".repeat(200_000) + "\"";
    demo.client.post("/launch/", "tool=debugger&container_name=mine&parameters_json=" + large);
    assertThat(demo.engine.read(mine().id(), "/tmp/input.json")).contains(large);
    assertThat(demo.engine.variable(mine().id(), "INPUT_JSON")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tool=x | 400 | There is no tool \"x\" | tool",
        "tool=debugger&container_name=a b | 400 | Container name \"a b\" is invalid | container_name",
        "tool=debugger&files=none.csv | 400 | no uploaded file \"none.csv\" | files",
        "tool=debugger&urls=ftp://a | 400 | URL \"ftp://a\" is invalid | files",
        "tool=debugger&parameters_json=[1,} | 400 | line 1 column 4 | parameters_json",
        "tool=debugger&container_name=taken | 409 | \"taken\" is in use | container_name"
      })
  void what_is_wrong_with_the_form_is_said_at_its_field(
      String form, int status, String message, String field) throws Exception {
    startByHand("taken");
    HttpResponse<String> text = demo.client.post("/launch/", form);
    assertThat(text.statusCode()).isEqualTo(status);
    assertThat(text.body()).contains(message);
    assertThat(text.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");

    HttpResponse<String> page = demo.client.browse("/launch/", form);
    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(page.body())
        .startsWith("/index.xhtml")
        .contains(message, "field=" + field)
        .contains("LaunchForm[" + form.replaceAll("&.*", ""));
  }

  @Test
  void an_engine_that_does_not_answer_is_503() throws Exception {
    demo.engine.setReachable(false);
    HttpResponse<String> answer = demo.client.post("/launch/", "tool=debugger");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Make it reachable again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/launch/", "/kill/mine"})
  void what_changes_something_cannot_be_got(String path) throws Exception {
    HttpResponse<String> answer = demo.client.get(path);
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void a_killed_container_is_gone() throws Exception {
    demo.client.post("/launch/", "tool=debugger&container_name=mine");
    HttpResponse<String> answer = demo.client.post("/kill/mine", "");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/");
    assertThat(demo.engine.list(Map.of())).isEmpty();
  }

  @Test
  void a_container_that_was_started_by_hand_is_not_killed() throws Exception {
    startByHand("mine");
    assertThat(demo.client.post("/kill/mine", "").statusCode()).isEqualTo(403);
    assertThat(demo.engine.find(MINE)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"mine,404", "a b,400"})
  void a_container_that_is_not_there_is_not_killed(String name, int status) throws Exception {
    String path = "/kill/" + name.replace(" ", "%20");
    assertThat(demo.client.post(path, "").statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/launch/", "/kill/mine", "/upload/"})
  void nothing_changes_without_a_token(String path) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(demo.server.url(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("tool=debugger&container_name=mine"));
    assertThat(demo.client.send(request).statusCode()).isEqualTo(403);
    assertThat(demo.engine.list(Map.of())).isEmpty();
  }

  @Test
  void another_sites_form_is_not_shown_as_the_persons_own() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(demo.server.url("/launch/"))
            .header("Sec-Fetch-Site", "cross-site")
            .header("Accept", "text/html")
            .POST(BodyPublishers.noBody());
    assertThat(demo.client.send(request).body()).startsWith("/WEB-INF/error.xhtml");
  }

  @Test
  void a_log_is_plain_text() throws Exception {
    demo.client.post("/launch/", "tool=debugger&container_name=mine");
    demo.engine.say(mine().id(), "<b>");
    HttpResponse<String> answer = demo.client.get("/logs/mine");
    assertThat(answer.body()).isEqualTo("<b>\n");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/plain;charset=UTF-8");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void a_page_cannot_be_framed() throws Exception {
    assertThat(demo.client.get("/index.xhtml").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).contains("frame-ancestors 'none'", "default-src 'self'"));
  }

  private ContainerSnapshot mine() {
    return demo.engine.find(MINE).orElseThrow();
  }

  private void startByHand(String name) {
    demo.engine.startByHand(
        new ContainerName(name), new ImageName("i"), Map.of(demo.labels.portKey(), "80"));
  }
}
