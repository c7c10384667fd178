package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.PullResponseItem;
import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.engine.ContainerEngine;
import io.github.jakartadockerengine.engine.ContainerEngineException;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.ContainerNotFoundException;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import io.github.jakartadockerengine.engine.EngineInfo;
import io.github.jakartadockerengine.engine.EngineListener;
import io.github.jakartadockerengine.engine.EngineWatch;
import io.github.jakartadockerengine.engine.ImageNotFoundException;
import io.github.jakartadockerengine.engine.LogQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A Docker Engine, local or remote. Waits 20 s for the answer to a question, 2 min for a change of
 * a container and 30 min for an image.
 */
public final class DockerEngine implements ContainerEngine {

  private static final int MAX_LOG_BYTES = 1 << 20;
  private static final long GONE_POLL_MILLIS = 100;

  private final Watches watches = new Watches();
  private final DockerLink link;
  private final Containers containers;

  /**
   * Connects to nothing yet.
   *
   * @param settings where the engine is
   * @param labels says which label holds a container's port
   */
  public DockerEngine(DockerSettings settings, ContainerLabels labels) {
    this(settings, labels, Deadlines.DEFAULT);
  }

  DockerEngine(DockerSettings settings, ContainerLabels labels, Deadlines deadlines) {
    this.link = new DockerLink(settings, deadlines, watches::lose);
    this.containers = new Containers(link, labels);
  }

  @Override
  public String address() {
    return link.address();
  }

  @Override
  public EngineInfo info() {
    return link.call(
        Operation.question("say which engine it is"),
        session -> {
          session.control().pingCmd().exec();
          return session.info();
        });
  }

  @Override
  public boolean hasImage(ImageName image) {
    return link.call(
        Operation.question("look for image " + image), session -> hasImage(session, image));
  }

  @Override
  public void pull(ImageName image) {
    String error = link.call(Operation.pull(image), session -> pull(session, image));
    if (!error.isEmpty()) {
      throw new ImageNotFoundException(image, error, null);
    }
  }

  @Override
  public ContainerSnapshot launch(ContainerSpec spec, Map<String, String> labels) {
    var launch = new ContainerLaunch(spec, Map.copyOf(labels));
    ContainerId id = link.call(Operation.create(spec), launch::create);
    try {
      return start(launch, id);
    } catch (ContainerEngineException e) {
      removeAfter(e, id);
      throw e;
    }
  }

  @Override
  public List<ContainerSnapshot> list(Map<String, String> labels) {
    return containers.with(labels);
  }

  @Override
  public Optional<ContainerSnapshot> find(ContainerName name) {
    return containers.named(name);
  }

  @Override
  public String log(ContainerId id, LogQuery query) {
    return link.call(Operation.log(id), session -> log(session, id, query));
  }

  @Override
  public void remove(ContainerId id) {
    link.call(Operation.change("remove container " + id), session -> remove(session, id));
  }

  @Override
  public EngineWatch watch(EngineListener listener) {
    return watches.begin(link, listener);
  }

  @Override
  public void close() {
    watches.close();
    link.close();
  }

  private static boolean hasImage(Session session, ImageName image) {
    try {
      session.control().inspectImageCmd(image.value()).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** What went wrong; a failed pull ends in good order, with an error for its last word. */
  private static String pull(Session session, ImageName image)
      throws ExecutionException, InterruptedException {
    var errors = new StringJoiner("; ");
    try (var stream = new EngineStream<PullResponseItem>(item -> noteError(item, errors))) {
      session.transfers().pullImageCmd(image.value()).exec(stream).awaitEnd();
    }
    return errors.toString();
  }

  private static void noteError(PullResponseItem item, StringJoiner errors) {
    if (item.getErrorDetail() != null) {
      errors.add(item.getErrorDetail().getMessage());
    }
  }

  private ContainerSnapshot start(ContainerLaunch launch, ContainerId id) {
    ContainerName name = launch.spec().name();
    link.call(
        Operation.change("copy the input into container " + name),
        session -> launch.copyInput(session, id));
    link.call(
        Operation.start(name), session -> session.control().startContainerCmd(id.value()).exec());
    return containers
        .identified(id)
        .orElseThrow(() -> new ContainerNotFoundException(name.value()));
  }

  /** An interrupt ends the launch, not the clearing up. */
  private void removeAfter(ContainerEngineException failure, ContainerId id) {
    boolean interrupted = Thread.interrupted();
    try {
      remove(id);
    } catch (ContainerEngineException e) {
      failure.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String log(Session session, ContainerId id, LogQuery query)
      throws ExecutionException, InterruptedException {
    var tail = new TailBuffer(MAX_LOG_BYTES);
    try (var stream = new EngineStream<Frame>(frame -> tail.append(frame.getPayload()))) {
      var command =
          session
              .transfers()
              .logContainerCmd(id.value())
              .withStdOut(true)
              .withStdErr(true)
              .withTail(query.lines());
      query
          .since()
          .map(Instant::getEpochSecond)
          .map(Math::toIntExact)
          .ifPresent(command::withSince);
      command.exec(stream).awaitEnd();
    }
    return tail.text();
  }

  /** A conflict means that the removal is in progress already. */
  private static ContainerId remove(Session session, ContainerId id) throws InterruptedException {
    try {
      session
          .control()
          .removeContainerCmd(id.value())
          .withForce(true)
          .withRemoveVolumes(true)
          .exec();
    } catch (NotFoundException e) {
      return id;
    } catch (ConflictException e) {
      while (Containers.has(session, id)) {
        TimeUnit.MILLISECONDS.sleep(GONE_POLL_MILLIS);
      }
    }
    return id;
  }
}
