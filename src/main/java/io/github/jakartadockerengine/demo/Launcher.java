package io.github.jakartadockerengine.demo;

import static io.github.jakartadockerengine.demo.InvalidFieldException.check;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.InputJson;
import io.github.jakartadockerengine.container.JsonText;
import io.github.jakartadockerengine.lifecycle.ContainerService;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Makes a container of what a person filled in. Safe for use by several threads. */
public final class Launcher {

  private final ToolCatalog tools;
  private final Uploads uploads;
  private final Optional<URI> callbackBaseUrl;
  private final ContainerService containers;

  /**
   * A launcher.
   *
   * @param tools what can be launched
   * @param uploads what it can be launched on
   * @param callbackBaseUrl where containers reach this application, if it was set
   * @param containers launches
   */
  public Launcher(
      ToolCatalog tools,
      Uploads uploads,
      Optional<URI> callbackBaseUrl,
      ContainerService containers) {
    this.tools = tools;
    this.uploads = uploads;
    this.callbackBaseUrl = callbackBaseUrl;
    this.containers = containers;
  }

  /**
   * The container that a form asks for. Does not ask the engine.
   *
   * @param port the port at which this application was reached
   * @throws InvalidFieldException when a field is not valid
   */
  ContainerSpec container(LaunchForm form, int port) {
    Tool tool = check(LaunchForm.TOOL, () -> tools.tool(form.tool()));
    ContainerName name =
        check(LaunchForm.CONTAINER_NAME, () -> new ContainerName(name(form, tool)));
    JsonValue parameters = check(LaunchForm.PARAMETERS_JSON, () -> parameters(form, tool));
    List<URI> files = check(LaunchForm.FILES, () -> files(form, port));
    var input =
        new ToolInput(
            files, parameters, containers.path(name), name.value(), tool.extraDirectories());
    return check(
        LaunchForm.FILES,
        () -> tool.container(name, InputJson.of(tool.input().fill(input.values()))));
  }

  /** Launches the container; blocks until it is started. */
  void launch(ContainerSpec container) {
    containers.run(container);
  }

  private List<URI> files(LaunchForm form, int port) {
    URI base = callbackBaseUrl.orElseGet(() -> URI.create("http://host.docker.internal:" + port));
    FileUrls urls = new FileUrls(uploads, base);
    return form.files().stream().map(urls::of).toList();
  }

  private static String name(LaunchForm form, Tool tool) {
    return form.containerName().isEmpty() ? tool.name() : form.containerName();
  }

  private static JsonValue parameters(LaunchForm form, Tool tool) {
    return form.parametersJson().isEmpty()
        ? tool.defaultParameters()
        : JsonText.parse("Parameters", form.parametersJson());
  }
}
