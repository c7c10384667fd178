package io.github.jakartadockerengine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.container.ContainerName;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every historian does that keeps history. */
abstract class KeptHistoryContract extends HistorianContract {

  private static final int THREADS = 100;
  private static final int REQUESTS_A_THREAD = 50;

  @Test
  void requests_come_back_oldest_first() {
    historian().begin(NAME);
    historian().record(NAME, entry("/docker/my-server/"));
    historian().record(NAME, new HistoryEntry(TIME.plusMillis(5), "/docker/my-server/a%20b;c"));

    assertThat(historian().history(NAME, 10))
        .containsExactly(
            entry("/docker/my-server/"),
            new HistoryEntry(TIME.plusMillis(5), "/docker/my-server/a%20b;c"));
  }

  @Test
  void a_container_that_was_started_by_hand_has_history_too() {
    historian().record(NAME, entry("/docker/my-server/"));

    assertThat(historian().history(NAME, 10)).containsExactly(entry("/docker/my-server/"));
  }

  @Test
  void a_limit_leaves_the_newest() {
    record(NAME, 0, 100);

    assertThat(historian().history(NAME, 3)).containsExactly(entry("97"), entry("98"), entry("99"));
  }

  @Test
  void all_history_can_be_asked_for() {
    record(NAME, 0, 100);

    assertThat(historian().history(NAME, Integer.MAX_VALUE)).hasSize(100);
  }

  @Test
  void the_last_request_is_known_at_once() {
    for (int i = 0; i < 20; i++) {
      historian().record(NAME, new HistoryEntry(TIME.plusSeconds(i), "/docker/my-server/"));

      assertThat(historian().lastRequest(NAME)).contains(TIME.plusSeconds(i));
    }
  }

  @Test
  void containers_have_histories_of_their_own() {
    ContainerName other = new ContainerName("my-server.2");
    record(NAME, 0, 2);
    record(other, 2, 4);

    assertThat(historian().history(NAME, 10)).containsExactly(entry("0"), entry("1"));
    assertThat(historian().history(other, 10)).containsExactly(entry("2"), entry("3"));
  }

  @Test
  void a_new_container_does_not_inherit_history_of_its_name() {
    record(NAME, 0, 100);
    historian().begin(NAME);
    historian().record(NAME, entry("/new"));

    assertThat(historian().history(NAME, 10)).containsExactly(entry("/new"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a\tb", "/a\nb", "/a\r\nb", "/a\u0000", "/ä", "/\ud800", "/a b", ""})
  void an_odd_path_stays_one_entry(String path) {
    historian().record(NAME, entry(path));
    historian().record(NAME, entry("/next"));

    assertThat(historian().history(NAME, 10)).hasSize(2).last().isEqualTo(entry("/next"));
  }

  @Test
  void concurrent_requests_are_all_kept_in_the_order_of_each_thread() throws Exception {
    recordConcurrently();

    List<String> paths =
        historian().history(NAME, Integer.MAX_VALUE).stream().map(HistoryEntry::path).toList();
    assertThat(paths).hasSize(THREADS * REQUESTS_A_THREAD);
    for (int t = 0; t < THREADS; t++) {
      String thread = "/" + t + "/";
      assertThat(paths.stream().filter(p -> p.startsWith(thread)))
          .containsExactlyElementsOf(
              IntStream.range(0, REQUESTS_A_THREAD).mapToObj(i -> thread + i).toList());
    }
  }

  private void record(ContainerName name, int from, int to) {
    IntStream.range(from, to).forEach(i -> historian().record(name, entry(Integer.toString(i))));
  }

  private void recordConcurrently() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CountDownLatch allReady = new CountDownLatch(THREADS);
    for (int t = 0; t < THREADS; t++) {
      String thread = "/" + t + "/";
      threads.execute(
          () -> {
            allReady.countDown();
            awaitUninterrupted(allReady);
            for (int i = 0; i < REQUESTS_A_THREAD; i++) {
              historian().record(NAME, entry(thread + i));
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
