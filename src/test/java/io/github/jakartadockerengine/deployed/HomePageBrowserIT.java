package io.github.jakartadockerengine.deployed;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What a person does on the home page, in a real browser. */
@ArquillianTest
@Tag("deployed")
class HomePageBrowserIT {

  @ArquillianResource private URL url;
  @TempDir private Path directory;
  private final String name = "browser-" + System.nanoTime();
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
  void close() {
    browser.close();
  }

  @Test
  void a_container_is_launched_looked_at_and_killed() {
    browser.fill("container_name", name);
    browser.byId("launch-button").click();
    eventually("the tool shows its input", () -> browser.text().contains("file_relationships"));
    assertThat(browser.path()).isEqualTo("/docker/" + name + "/");

    browser.open("/");
    eventually("it is live", () -> browser.awaited("containers").getText().contains("live"));
    assertThat(browser.byId("open-" + name).getDomAttribute("rel")).isEqualTo("noopener");
    browser.open("/history/" + name);
    assertThat(browser.text()).contains("/docker/" + name + "/");

    browser.open("/");
    browser.click("kill-button-" + name);
    eventually("it is gone", () -> !browser.has("kill-button-" + name));
    assertThat(browser.path()).isEqualTo("/");
  }

  @Test
  void the_input_is_shown_instead_of_launching() {
    browser.byId("show_input").click();
    browser.byId("launch-button").click();
    eventually("the input is shown", () -> browser.text().contains("/upload/3x3.csv"));
    browser.open("/");
    assertThat(browser.has("kill-button-debugger")).isFalse();
  }

  @Test
  void a_mistake_is_said_at_its_field_and_everything_stays_as_it_was() {
    browser.fill("container_name", name);
    new Select(browser.byId("files")).deselectAll();
    browser.fill("parameters_json", "[1,\n}");
    browser.byId("show_input").click();
    browser.byId("launch-button").click();

    assertThat(browser.awaited("parameters_json-error").getText()).contains("line 2 column 1");
    assertThat(value("container_name")).isEqualTo(name);
    assertThat(value("parameters_json")).isEqualTo("[1,\n}");
    assertThat(new Select(browser.byId("files")).getAllSelectedOptions()).isEmpty();
    assertThat(browser.byId("show_input").isSelected()).isTrue();
  }

  @Test
  void an_uploaded_file_is_chosen() throws IOException {
    Path file = Files.writeString(directory.resolve("mine-1.csv"), "a,b\n");
    browser.byId("file").sendKeys(file.toString());
    browser.byId("upload-button").click();

    assertThat(browser.awaited("uploaded").getText()).contains("mine-1.csv");
    assertThat(new Select(browser.byId("files")).getAllSelectedOptions())
        .extracting(WebElement::getText)
        .containsExactly("mine-1.csv");
    browser.open("/upload/mine-1.csv");
    assertThat(browser.text()).isEqualTo("a,b");
  }

  @Test
  void a_file_with_another_name_is_refused_at_its_field() throws IOException {
    Path file = Files.writeString(directory.resolve("a b.csv"), "a,b\n");
    browser.byId("file").sendKeys(file.toString());
    browser.byId("upload-button").click();
    assertThat(browser.awaited("file-error").getText()).contains("\"a b.csv\"");
  }

  private String value(String id) {
    return browser.byId(id).getDomProperty("value");
  }
}
