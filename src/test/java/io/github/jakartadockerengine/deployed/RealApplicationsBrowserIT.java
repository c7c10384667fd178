package io.github.jakartadockerengine.deployed;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** Applications that many people use, in a real browser, by path and by host. */
@ArquillianTest
@Tag("deployed")
class RealApplicationsBrowserIT {

  @ArquillianResource private URL url;
  private final String name = "real-" + System.nanoTime();
  private final String title = "Input of " + name;
  private Browser browser;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployed.war();
  }

  @BeforeEach
  void openHomePage() throws IOException {
    browser = new Browser(Deployed.base(url));
    browser.open("/");
  }

  @AfterEach
  void killAndClose() {
    try {
      browser.open("/");
      browser.click("kill-button-" + name);
      eventually("it is gone", () -> !browser.has("kill-button-" + name));
    } finally {
      browser.close();
    }
  }

  @Test
  void the_slider_of_a_shiny_application_moves_its_plot_by_path() {
    launch("shiny");
    moveTheSlider(byPath());
  }

  @Test
  void the_slider_of_a_shiny_application_moves_its_plot_by_host() {
    launch("shiny");
    moveTheSlider(byHost());
  }

  @Test
  void a_jupyter_notebook_runs_its_cells_by_path() {
    launch("jupyter");
    runCells(byPath());
  }

  @Test
  void a_jupyter_notebook_runs_its_cells_by_host() {
    launch("jupyter");
    runCells(byHost());
  }

  private void launch(String tool) {
    new Select(browser.byId("tool")).selectByValue(tool);
    browser.fill("container_name", name);
    browser.byId("launch-button").click();
    eventually("it is launched", () -> browser.path().startsWith("/docker/" + name + "/"));
  }

  /** Opens it twice, the second time without the waiting page and its errors. */
  private void open(String application, String what, BooleanSupplier ready) {
    browser.open(application);
    await(application, what, ready);
    browser.open("about:blank");
    browser.open(application);
    await(application, what, ready);
  }

  private void await(String application, String what, BooleanSupplier ready) {
    eventually(
        () -> what + ", but the browser is at " + browser.situation(),
        () -> {
          openAgainWhenBrokenOff(application);
          return ready.getAsBoolean();
        });
  }

  /**
   * Opens it once more when the browser has given up files of its page. Chromium does that when an
   * interface of its machine comes or goes; here the machine is the containers', too.
   */
  private void openAgainWhenBrokenOff(String application) {
    if (browser.errors().stream().anyMatch(error -> error.contains("ERR_NETWORK_CHANGED"))) {
      browser.open(application);
    }
  }

  private void moveTheSlider(String application) {
    open(application, "the plot is there", () -> plot("alt").equals(title + ": 50 points"));
    String before = plot("src");

    browser.drag(".irs-handle", 200);
    String points = browser.texts(".irs-single").get(0);
    assertThat(Integer.parseInt(points)).isGreaterThan(50);
    eventually("it moved", () -> plot("alt").equals(title + ": " + points + " points"));

    assertThat(plot("src")).startsWith("data:image/png;base64,").isNotEqualTo(before);
    assertCameOverWebSocket(application, plot("src"));
    assertThat(browser.errors()).isEmpty();
  }

  private String plot(String attribute) {
    return browser.attribute("#plot img", attribute);
  }

  private void runCells(String application) {
    open(application, "the kernel is ready", () -> kernel().equals("Kernel Idle"));
    browser.press(Keys.SHIFT, Keys.ENTER);
    eventually("the cell shows the input", () -> outputs().equals(List.of("'" + title + "'")));
    browser.type("6 * 7");
    browser.press(Keys.SHIFT, Keys.ENTER);
    eventually("the next cell shows its result", () -> outputs().contains("42"));
    assertCameOverWebSocket(application, title);
    assertThat(browser.errors()).isEmpty();
  }

  private String kernel() {
    return browser.attribute("#kernel_indicator_icon", "title");
  }

  private List<String> outputs() {
    return browser.texts(".output_result");
  }

  private void assertCameOverWebSocket(String application, String text) {
    assertThat(browser.webSocketMessages())
        .anySatisfy(
            message -> {
              assertThat(message.from().toString())
                  .startsWith(application.replaceFirst("http", "ws"));
              assertThat(message.text()).contains(text);
            });
  }

  private String byPath() {
    return Deployed.base(url).resolve("/docker/" + name + "/").toString();
  }

  private String byHost() {
    return "http://" + name + ".docker.localhost:" + url.getPort() + "/";
  }
}
