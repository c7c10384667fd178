package io.github.jakartadockerengine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadWebTest {

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
  void an_uploaded_file_is_given_back() throws Exception {
    HttpResponse<String> uploaded = demo.client.upload("my.csv", "a,b\r\n<script>");
    assertThat(uploaded.statusCode()).isEqualTo(303);
    assertThat(uploaded.headers().firstValue("Location")).hasValue("/?uploaded=my.csv");
    assertThat(demo.client.get("/upload/my.csv").body()).isEqualTo("a,b\r\n<script>");
    assertThat(demo.client.get("/upload/").body()).isEqualTo("3x3.csv\nmy.csv\n");
  }

  @Test
  void a_browser_runs_nothing_of_an_uploaded_file() throws Exception {
    demo.client.upload("evil.html", "<script>");
    var headers = demo.client.get("/upload/evil.html").headers();
    assertThat(headers.firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("sandbox");
  }

  @Test
  void the_length_is_told_without_the_content() throws Exception {
    HttpRequest.Builder head =
        HttpRequest.newBuilder(demo.server.url("/upload/3x3.csv"))
            .method("HEAD", BodyPublishers.noBody());
    assertThat(demo.client.send(head).headers().firstValueAsLong("Content-Length"))
        .hasValue(Files.size(directory.resolve("3x3.csv")));
  }

  @Test
  void a_file_of_the_largest_size_is_taken() throws Exception {
    String largest = "x".repeat((int) DemoFixture.LIMIT);
    assertThat(demo.client.upload("a", largest).statusCode()).isEqualTo(303);
  }

  @Test
  void a_file_that_is_too_large_leaves_nothing() throws Exception {
    String tooLarge = "x".repeat((int) DemoFixture.LIMIT + 1);
    HttpResponse<String> answer = demo.client.upload("a", tooLarge);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("1,000 bytes");
    assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("3x3.csv"));
  }

  @Test
  void a_form_that_is_much_too_large_is_refused_by_its_length() throws Exception {
    HttpResponse<String> answer = demo.client.upload("a", "x".repeat(100_000));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("3x3.csv"));
  }

  @Test
  void the_page_about_a_refused_form_does_not_read_it() throws Exception {
    String form = demo.client.uploadForm("a", "x".repeat(100_000));
    HttpRequest.Builder request =
        demo.client.uploading(BodyPublishers.ofString(form)).header("Accept", "text/html");
    HttpResponse<String> answer = demo.client.send(request);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).startsWith("/index.xhtml").contains("field=file").endsWith(" {}");
  }

  @Test
  void a_form_of_unknown_length_is_refused() throws Exception {
    byte[] form = demo.client.uploadForm("a", "x").getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        demo.client.uploading(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)));
    assertThat(demo.client.send(request).statusCode()).isEqualTo(411);
  }

  @Test
  void a_name_that_could_lead_elsewhere_is_refused() throws Exception {
    HttpResponse<String> answer = demo.client.upload("../a", "x");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"../a\"", "[a-zA-Z0-9_.-]+");
    assertThat(directory.getParent().resolve("a")).doesNotExist();
  }

  @Test
  void a_form_without_a_file_is_refused() throws Exception {
    HttpResponse<String> answer = demo.client.upload("", "");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("No file was chosen");
  }

  @Test
  void a_file_that_is_not_there_is_404() throws Exception {
    assertThat(demo.client.get("/upload/none").statusCode()).isEqualTo(404);
    assertThat(demo.client.get("/upload/.hidden").statusCode()).isEqualTo(404);
  }

  @Test
  void a_client_that_goes_away_leaves_nothing() throws Exception {
    String form = demo.client.uploadForm("a", "x".repeat(900));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), demo.server.port())) {
      socket.getOutputStream().write(beginning(form).getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).asString().doesNotContain(" 303 ");
    }
    assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("3x3.csv"));
  }

  private String beginning(String form) {
    return """
        POST /upload/ HTTP/1.1\r
        Host: h\r
        Cookie: %s\r
        X-CSRF-Token: %s\r
        Content-Type: multipart/form-data; boundary=----boundary\r
        Content-Length: %d\r
        \r
        """
            .formatted(demo.client.cookie(), demo.client.token(), form.length())
        + form.substring(0, form.length() - 100);
  }
}
