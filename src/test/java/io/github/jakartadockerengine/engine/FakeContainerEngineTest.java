package io.github.jakartadockerengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ImageName;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fake keeps the contract, and obeys its test. */
class FakeContainerEngineTest implements ContainerEngineContract {

  private final FakeFixture fixture = new FakeFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Override
  public EngineFixture fixture() {
    return fixture;
  }

  @Test
  void becoming_unreachable_is_told_once_and_ends_after_a_while() throws InterruptedException {
    var listener = new RecordingListener();
    fixture.engine.watch(listener);
    fixture.engine.setReachable(false);
    fixture.engine.setReachable(false);
    assertThat(listener.hearsLoss()).isTrue();
    assertThatThrownBy(() -> fixture.engine.list(Map.of()))
        .isInstanceOf(EngineUnreachableException.class);
    fixture.engine.setReachable(true);
    assertThat(fixture.engine.list(Map.of())).isEmpty();
    assertThat(listener.losses()).hasSize(1);
  }

  @Test
  void a_pullable_image_is_there_after_its_pull() {
    fixture.engine.addPullableImage("new:1");
    fixture.engine.pull(new ImageName("new:1"));
    assertThat(fixture.engine.hasImage(new ImageName("new:1"))).isTrue();
  }

  private static final class FakeFixture implements EngineFixture {

    private final ContainerLabels labels = new ContainerLabels("test.root", "here");
    private final FakeContainerEngine engine =
        new FakeContainerEngine(labels, InstantSource.system());

    FakeFixture() {
      engine.addImage(image());
      engine.addBrokenImage(brokenImage(), "there is no /no/such/command");
    }

    @Override
    public ContainerEngine engine() {
      return engine;
    }

    @Override
    public ContainerEngine unreachableEngine() {
      var unreachable = new FakeContainerEngine(labels, InstantSource.system());
      unreachable.setReachable(false);
      return unreachable;
    }

    @Override
    public ContainerLabels labels() {
      return labels;
    }

    @Override
    public String image() {
      return "fake/image:1";
    }

    @Override
    public String brokenImage() {
      return "fake/broken:1";
    }

    @Override
    public ContainerId startByHand(ContainerName name, Map<String, String> itsLabels) {
      return engine.startByHand(name, new ImageName(image()), itsLabels);
    }

    @Override
    public void exit(ContainerId id) {
      engine.exit(id, 0);
    }

    @Override
    public void say(ContainerId id, String line) {
      engine.say(id, line);
    }

    @Override
    public String read(ContainerId id, String path) {
      return engine.read(id, path);
    }

    @Override
    public void write(ContainerId id, String path, String content) {
      engine.write(id, path, content);
    }

    @Override
    public String variable(ContainerId id, String name) {
      return engine.variable(id, name);
    }

    @Override
    public List<String> volumes(ContainerId id) {
      return engine.volumes(id);
    }

    @Override
    public boolean hasVolume(String volume) {
      return engine.hasVolume(volume);
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
