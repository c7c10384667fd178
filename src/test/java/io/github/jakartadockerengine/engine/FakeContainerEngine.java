package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.ImageName;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * An engine in memory, which behaves as {@link ContainerEngineContract} says and obeys its test: it
 * runs nothing. Listeners are called on a thread of its own, as an adapter calls them. Safe for use
 * by several threads.
 */
public final class FakeContainerEngine implements ContainerEngine {

  private static final int MAX_CONTAINERS = 1_000;

  private final ContainerLabels labels;
  private final InstantSource clock;
  private final Set<ImageName> images = new HashSet<>();
  private final Set<ImageName> pullable = new HashSet<>();
  private final Map<ImageName, String> broken = new HashMap<>();
  private final Map<ContainerId, FakeContainer> containers = new HashMap<>();
  private final Set<FakeWatch> watches = ConcurrentHashMap.newKeySet();
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(FakeContainerEngine::thread);
  private volatile Consumer<String> beforeOperation = operation -> {};
  private volatile boolean reachable = true;
  private int made;

  /**
   * @param labels says which label holds a container's port
   * @param clock the time of creations and log lines
   */
  public FakeContainerEngine(ContainerLabels labels, InstantSource clock) {
    this.labels = labels;
    this.clock = clock;
  }

  /** Makes the engine have an image. */
  public synchronized void addImage(String image) {
    images.add(new ImageName(image));
  }

  /** Makes an image one that can be pulled. */
  public synchronized void addPullableImage(String image) {
    pullable.add(new ImageName(image));
  }

  /** Makes the engine have an image whose containers cannot be started. */
  public synchronized void addBrokenImage(String image, String reason) {
    addImage(image);
    broken.put(new ImageName(image), reason);
  }

  /**
   * Sets what happens before each operation of the port, on its caller's thread and outside locks:
   * it may block, count or throw.
   *
   * @param action gets the name of the port's method, such as {@code launch}
   */
  public void setBeforeOperation(Consumer<String> action) {
    beforeOperation = action;
  }

  /** Makes the engine answer, or not; then running watches are lost. */
  public void setReachable(boolean nowReachable) {
    reachable = nowReachable;
    if (!nowReachable) {
      watches.forEach(watch -> tell(() -> watch.lost(unreachable())));
    }
  }

  /** Makes a container's process write a line. */
  public synchronized void say(ContainerId id, String line) {
    container(id).say(new FakeContainer.LogLine(clock.instant(), line));
  }

  /** Ends a container's process. */
  public void exit(ContainerId id, int code) {
    setState(id, ContainerState.EXITED, "Exited (%d)".formatted(code));
  }

  /** Puts a container into a state. */
  public synchronized void setState(ContainerId id, ContainerState state, String status) {
    setStateSilently(id, state, status);
    changed();
  }

  /** Puts a container into a state of which nobody is told. */
  public synchronized void setStateSilently(ContainerId id, ContainerState state, String status) {
    container(id).state = state;
    container(id).status = status;
  }

  /** Says where a container is reached while it runs; 127.0.0.1:1 until then. */
  public synchronized void setAddress(ContainerId id, ContainerAddress address) {
    container(id).address = address;
    changed();
  }

  /** Starts a container as a person would, with no labels but these. */
  public synchronized ContainerId startByHand(
      ContainerName name, ImageName image, Map<String, String> itsLabels) {
    FakeContainer container = make(name, image, itsLabels);
    changed();
    return container.id;
  }

  /** The content of a file in a container. */
  public synchronized String read(ContainerId id, String path) {
    return container(id).files.get(path);
  }

  /** Writes a file as a container's process would. */
  public synchronized void write(ContainerId id, String path, String content) {
    container(id).files.put(path, content);
  }

  /** The value of an environment variable in a container. */
  public synchronized String variable(ContainerId id, String name) {
    return container(id).environment.get(name);
  }

  /** The names of a container's volumes. */
  public synchronized List<String> volumes(ContainerId id) {
    return container(id).volumes;
  }

  /** Whether a volume of this name is there. */
  public synchronized boolean hasVolume(String volume) {
    return containers.values().stream().anyMatch(c -> c.volumes.contains(volume));
  }

  @Override
  public String address() {
    return "fake://engine";
  }

  @Override
  public EngineInfo info() {
    before("info");
    return new EngineInfo("Fake Engine 1", address(), "Containers are reached nowhere.");
  }

  @Override
  public boolean hasImage(ImageName image) {
    before("hasImage");
    synchronized (this) {
      return images.contains(image);
    }
  }

  @Override
  public void pull(ImageName image) {
    before("pull");
    synchronized (this) {
      if (!pullable.contains(image)) {
        throw new ImageNotFoundException(image, "no registry has it", null);
      }
      images.add(image);
    }
  }

  @Override
  public ContainerSnapshot launch(ContainerSpec spec, Map<String, String> allLabels) {
    before("launch");
    return launchNow(spec, allLabels);
  }

  @Override
  public List<ContainerSnapshot> list(Map<String, String> wanted) {
    before("list");
    return listNow(wanted);
  }

  @Override
  public Optional<ContainerSnapshot> find(ContainerName name) {
    before("find");
    return listNow(Map.of()).stream().filter(c -> c.name().equals(name)).findFirst();
  }

  @Override
  public String log(ContainerId id, LogQuery query) {
    before("log");
    synchronized (this) {
      return container(id).log(query);
    }
  }

  @Override
  public void remove(ContainerId id) {
    before("remove");
    synchronized (this) {
      if (containers.remove(id) != null) {
        changed();
      }
    }
  }

  @Override
  public EngineWatch watch(EngineListener listener) {
    before("watch");
    var watch = new FakeWatch(listener, watches::remove);
    watches.add(watch);
    return watch;
  }

  @Override
  public void close() {
    watches.forEach(FakeWatch::close);
    teller.shutdown();
  }

  private synchronized ContainerSnapshot launchNow(
      ContainerSpec spec, Map<String, String> allLabels) {
    if (!images.contains(spec.image())) {
      throw new ImageNotFoundException(spec.image(), "No such image", null);
    }
    if (containers.values().stream().anyMatch(c -> c.name.equals(spec.name()))) {
      throw new NameInUseException(spec.name(), null);
    }
    if (broken.containsKey(spec.image())) {
      throw new ContainerStartFailedException(spec.name(), broken.get(spec.image()), null);
    }
    FakeContainer container = make(spec.name(), spec.image(), allLabels);
    container.deliver(spec);
    container.volumes =
        IntStream.range(0, spec.extraDirectories().size())
            .mapToObj(number -> container.id + "-volume-" + number)
            .toList();
    changed();
    return container.snapshot(labels);
  }

  private FakeContainer make(ContainerName name, ImageName image, Map<String, String> itsLabels) {
    if (containers.size() >= MAX_CONTAINERS) {
      throw new IllegalStateException("This fake holds at most " + MAX_CONTAINERS + " containers.");
    }
    var id = new ContainerId("fake-" + ++made);
    var container = new FakeContainer(id, name, image.value(), itsLabels, clock.instant());
    containers.put(id, container);
    return container;
  }

  private synchronized List<ContainerSnapshot> listNow(Map<String, String> wanted) {
    return containers.values().stream()
        .filter(container -> container.hasLabels(wanted))
        .map(container -> container.snapshot(labels))
        .sorted(Comparator.comparing(ContainerSnapshot::name))
        .toList();
  }

  private FakeContainer container(ContainerId id) {
    return Optional.ofNullable(containers.get(id))
        .orElseThrow(() -> new ContainerNotFoundException(id.value()));
  }

  private void before(String operation) {
    beforeOperation.accept(operation);
    if (!reachable) {
      throw unreachable();
    }
  }

  private EngineUnreachableException unreachable() {
    return new EngineUnreachableException(
        address(), "it was made unreachable", "Make it reachable again.", null);
  }

  private void changed() {
    watches.forEach(watch -> tell(watch::heard));
  }

  private void tell(Runnable news) {
    try {
      teller.execute(news);
    } catch (RejectedExecutionException e) {
      // The engine was closed, so nobody listens.
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "fake-engine-events");
    thread.setDaemon(true);
    return thread;
  }
}
