package io.github.jakartadockerengine.deployed;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.Logs;

/** What came over the WebSockets of a browser's pages, as Chromium's log of the network says. */
final class WebSocketLog {

  /** A message that a page got. */
  record Message(URI from, String text) {}

  private final Logs logs;
  private final Map<String, URI> sockets = new HashMap<>();
  private final List<Message> messages = new ArrayList<>();

  WebSocketLog(Logs logs) {
    this.logs = logs;
  }

  /** All messages until now. */
  List<Message> messages() {
    logs.get(LogType.PERFORMANCE).getAll().forEach(this::read);
    return List.copyOf(messages);
  }

  private void read(LogEntry entry) {
    try (JsonReader reader = Json.createReader(new StringReader(entry.getMessage()))) {
      JsonObject event = reader.readObject().getJsonObject("message");
      read(event.getString("method"), event.getJsonObject("params"));
    }
  }

  private void read(String event, JsonObject details) {
    switch (event) {
      case "Network.webSocketCreated" ->
          sockets.put(details.getString("requestId"), URI.create(details.getString("url")));
      case "Network.webSocketFrameReceived" ->
          messages.add(
              new Message(
                  sockets.get(details.getString("requestId")),
                  details.getJsonObject("response").getString("payloadData")));
      default -> {}
    }
  }
}
