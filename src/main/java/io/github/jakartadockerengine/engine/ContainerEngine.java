package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.ImageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The port to whatever runs containers. Safe for use by several threads. Every method except {@link
 * #address} asks the engine and blocks until it answers or the adapter's deadline for the operation
 * passes; none may be called on a request's way through the proxy.
 *
 * <p>Every method except {@link #address} throws {@link EngineUnreachableException} when the engine
 * does not answer at its address, {@link EngineTimedOutException} when it did not answer in time,
 * and {@link EngineFailedException} when it refused for a reason that has no exception of its own.
 * An implementation connects at the first call and again whenever the connection was lost;
 * construction succeeds without an engine.
 */
public interface ContainerEngine extends AutoCloseable {

  /**
   * Where the engine is looked for, for messages; never contains credentials. Does not ask the
   * engine.
   */
  String address();

  /** Says which engine answers. */
  EngineInfo info();

  /** Whether the engine has the image already. */
  boolean hasImage(ImageName image);

  /**
   * Brings the image to the engine; returns when it is complete. Asks the registry also when an
   * image of this name is there.
   *
   * @throws ImageNotFoundException when there is no such image or it cannot be pulled, with the
   *     engine's reason
   */
  void pull(ImageName image);

  /**
   * Makes and starts a container from an image that the engine has. When anything fails behind the
   * making, the container is removed again before the exception is thrown.
   *
   * @param spec what to launch
   * @param labels all labels of the container; those of the specification are not looked at
   * @return the started container
   * @throws ImageNotFoundException when the engine does not have the image
   * @throws NameInUseException when another container has the name
   * @throws ContainerStartFailedException when the engine made but could not start it
   */
  ContainerSnapshot launch(ContainerSpec spec, Map<String, String> labels);

  /**
   * The containers that carry every one of some labels, in any state, ordered by name. Containers
   * whose names are not valid as a {@link ContainerName} are left out.
   *
   * @param labels names and values; an empty value means any value
   */
  List<ContainerSnapshot> list(Map<String, String> labels);

  /** The container of a name, in any state and with any labels. */
  Optional<ContainerSnapshot> find(ContainerName name);

  /**
   * What a container wrote to its standard output and error, oldest first, decoded as UTF-8.
   * Bounded by the query's lines and by 1 MB, of which the last part is kept.
   *
   * @throws ContainerNotFoundException when there is no such container
   */
  String log(ContainerId id, LogQuery query);

  /**
   * Stops a container at once and removes it with its anonymous volumes; returns when it is gone.
   * Does nothing when it is gone already.
   */
  void remove(ContainerId id);

  /**
   * Starts to watch for changes of containers. Returns when the watch is established: a change
   * after that is heard.
   */
  EngineWatch watch(EngineListener listener);

  /** Ends all watches and frees connections and threads; safe to call twice. */
  @Override
  void close();
}
