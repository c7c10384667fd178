package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.exception.DockerException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;

/**
 * An engine's answer that says no.
 *
 * @param status the HTTP status
 * @param reason the engine's words
 * @param cause the client library's exception
 */
record Refusal(int status, String reason, DockerException cause) {

  private static final int MAX_REASON = 1000;

  static Refusal of(DockerException exception) {
    int status = exception.getHttpStatus();
    String text = String.valueOf(exception.getMessage()).replaceFirst("^Status [0-9]+: ", "");
    String reason = message(text).strip();
    return new Refusal(
        status, reason.isEmpty() ? "HTTP status " + status : shortened(reason), exception);
  }

  /** The engine says {@code {"message":"…"}}; a proxy in front of it may say anything. */
  private static String message(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject().getString("message", body);
    } catch (JsonException e) {
      return body;
    }
  }

  private static String shortened(String reason) {
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON) + "…";
  }
}
