package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse.Mount;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.engine.ContainerEngine;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.EngineFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The real engine, looked at from behind with docker-java. */
final class DockerFixture implements EngineFixture {

  static final String IMAGES = "jakarta-docker-engine/";

  private final String installation = "it-" + UUID.randomUUID().toString().substring(0, 8);
  private final ContainerLabels labels =
      new ContainerLabels("it.jakartadockerengine", installation);
  private final DockerSettings settings;
  private final DockerEngine engine;
  private final DockerClient client;

  private DockerFixture(DockerSettings settings) {
    this.settings = settings;
    this.engine = new DockerEngine(settings, labels);
    this.client = client(settings);
  }

  /** The engine that Docker's command line would use. */
  static DockerFixture with(Addressing addressing) {
    DockerSettings cli = DockerSettings.fromEnvironment(System.getenv());
    return new DockerFixture(
        new DockerSettings(
            cli.host(), cli.tlsVerify(), cli.certPath(), addressing, Optional.empty()));
  }

  DockerSettings settings() {
    return settings;
  }

  DockerClient client() {
    return client;
  }

  /** The reference of one of the test images; fails when it is not there. */
  String image(String name) {
    String image = IMAGES + name + ":1";
    try {
      client.inspectImageCmd(image).exec();
    } catch (NotFoundException e) {
      throw new IllegalStateException("Image %s is missing: run images/build".formatted(image), e);
    }
    return image;
  }

  @Override
  public ContainerEngine engine() {
    return engine;
  }

  @Override
  public ContainerEngine unreachableEngine() {
    return new DockerEngine(DockerSettings.at("unix:///no/such/docker.sock"), labels);
  }

  @Override
  public ContainerLabels labels() {
    return labels;
  }

  @Override
  public String image() {
    return image("debugger");
  }

  /** The image with a command that it does not have. */
  @Override
  public String brokenImage() {
    String container =
        client
            .createContainerCmd(image())
            .withName(newName().value())
            .withCmd("/no/such/command")
            .exec()
            .getId();
    client.commitCmd(container).withRepository(brokenRepository()).withTag("1").exec();
    return brokenRepository() + ":1";
  }

  @Override
  public ContainerId startByHand(ContainerName name, Map<String, String> itsLabels) {
    return startByHand(name, command -> command.withLabels(itsLabels));
  }

  ContainerId startByHand(ContainerName name, UnaryOperator<CreateContainerCmd> options) {
    var command = client.createContainerCmd(image()).withName(name.value());
    String id = options.apply(command).exec().getId();
    client.startContainerCmd(id).exec();
    return new ContainerId(id);
  }

  @Override
  public void exit(ContainerId id) {
    client.killContainerCmd(id.value()).exec();
    client.waitContainerCmd(id.value()).start().awaitStatusCode();
  }

  @Override
  public void say(ContainerId id, String line) {
    run(id, "sh", "-c", "echo \"$1\" > /proc/1/fd/1", "sh", line);
  }

  @Override
  public String read(ContainerId id, String path) {
    return run(id, "cat", path);
  }

  @Override
  public void write(ContainerId id, String path, String content) {
    run(id, "sh", "-c", "printf %s \"$2\" > \"$1\"", "sh", path, content);
  }

  @Override
  public String variable(ContainerId id, String name) {
    return run(id, "sh", "-c", "printf %s \"$" + name + "\"");
  }

  @Override
  public List<String> volumes(ContainerId id) {
    return client.inspectContainerCmd(id.value()).exec().getMounts().stream()
        .map(Mount::getName)
        .toList();
  }

  @Override
  public boolean hasVolume(String volume) {
    try {
      client.inspectVolumeCmd(volume).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  @Override
  public void close() {
    engine.close();
    for (Container container : ours()) {
      client.removeContainerCmd(container.getId()).withForce(true).withRemoveVolumes(true).exec();
    }
    for (Image image :
        client.listImagesCmd().withFilter("reference", List.of(brokenRepository())).exec()) {
      client.removeImageCmd(image.getId()).exec();
    }
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String brokenRepository() {
    return installation + "-broken";
  }

  private List<Container> ours() {
    return client
        .listContainersCmd()
        .withShowAll(true)
        .withNameFilter(List.of("^/" + installation + "-"))
        .exec();
  }

  private String run(ContainerId id, String... command) {
    return runAs("root", id, command);
  }

  /** What a command in a container says. */
  String runAs(String user, ContainerId id, String... command) {
    String exec =
        client
            .execCreateCmd(id.value())
            .withUser(user)
            .withAttachStdout(true)
            .withAttachStderr(true)
            .withCmd(command)
            .exec()
            .getId();
    var output = new ByteArrayOutputStream();
    try (var answer = client.execStartCmd(exec).exec(new Collector(output))) {
      answer.awaitCompletion(30, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  private static DockerClient client(DockerSettings settings) {
    var config =
        new DefaultDockerClientConfig.Builder()
            .withDockerHost(settings.endpoint().toString())
            .build();
    var transport = new ZerodepDockerHttpClient.Builder().dockerHost(settings.endpoint()).build();
    return DockerClientImpl.getInstance(config, transport);
  }

  private static final class Collector extends ResultCallback.Adapter<Frame> {

    private final ByteArrayOutputStream output;

    Collector(ByteArrayOutputStream output) {
      this.output = output;
    }

    @Override
    public void onNext(Frame frame) {
      output.writeBytes(frame.getPayload());
    }
  }
}
