package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.ServletServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client of the demo's URLs with a session and its token. */
final class DemoClient {

  private static final String BOUNDARY = "----boundary";

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final ServletServer server;
  private final String token;

  DemoClient(ServletServer server) throws IOException, InterruptedException {
    this.server = server;
    this.token = get("/csrf-token").body();
  }

  String token() {
    return token;
  }

  /** The session's cookie as a request carries it. */
  String cookie() {
    HttpCookie cookie = cookies.getCookieStore().getCookies().get(0);
    return cookie.getName() + "=" + cookie.getValue();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.url(path)));
  }

  /** Sends a form as a program. */
  HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
    return send(form(path, form));
  }

  /** Sends a form as a browser. */
  HttpResponse<String> browse(String path, String form) throws IOException, InterruptedException {
    return send(form(path, form).header("Accept", "text/html,*/*;q=0.8"));
  }

  /** Uploads as a form does, the token in its field. */
  HttpResponse<String> upload(String name, String content)
      throws IOException, InterruptedException {
    return send(uploading(BodyPublishers.ofString(uploadForm(name, content))));
  }

  HttpRequest.Builder uploading(BodyPublisher body) {
    return HttpRequest.newBuilder(server.url("/upload/"))
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(body);
  }

  String uploadForm(String name, String content) {
    return part("name=\"csrf_token\"", token)
        + part("name=\"file\"; filename=\"" + name + "\"", content)
        + ("--" + BOUNDARY + "--\r\n");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder form(String path, String form) {
    return HttpRequest.newBuilder(server.url(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form + "&csrf_token=" + token));
  }

  private static String part(String disposition, String content) {
    return "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, disposition, content);
  }
}
