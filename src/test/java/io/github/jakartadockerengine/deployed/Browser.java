package io.github.jakartadockerengine.deployed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a screen, with a profile of its own that is gone afterwards. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path profile;
  private final ChromeDriver driver;
  private final URI base;

  Browser(URI base) throws IOException {
    this.base = base;
    this.profile = Files.createTempDirectory("browser");
    this.driver = new ChromeDriver(service(), options(profile));
  }

  /** Opens a path of the application. */
  void open(String path) {
    driver.get(base.resolve(path).toString());
  }

  WebElement byId(String id) {
    return driver.findElement(By.id(id));
  }

  /** The element of an id, as soon as there is one. */
  WebElement awaited(String id) {
    return new WebDriverWait(driver, PATIENCE).until(d -> d.findElement(By.id(id)));
  }

  boolean has(String id) {
    return !driver.findElements(By.id(id)).isEmpty();
  }

  String path() {
    return URI.create(driver.getCurrentUrl()).getPath();
  }

  String host() {
    return URI.create(driver.getCurrentUrl()).getHost();
  }

  String title() {
    return driver.getTitle();
  }

  /** The page's text; in one step, since the page may be replaced between two. */
  String text() {
    return String.valueOf(
        driver.executeScript("return document.body ? document.body.innerText.trim() : ''"));
  }

  /** Clicks on what may be replaced at any time by another element of the same id. */
  void click(String id) {
    new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .until(d -> clicked(d.findElement(By.id(id))));
  }

  private static boolean clicked(WebElement element) {
    element.click();
    return true;
  }

  /** Types into a field what it shall contain alone. */
  void fill(String id, String text) {
    byId(id).clear();
    byId(id).sendKeys(text);
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the driver's path Selenium looks for none, and asks nobody for one. */
  private static ChromeDriverService service() {
    return new ChromeDriverService.Builder()
        .usingDriverExecutable(new File("/usr/bin/chromedriver"))
        .withEnvironment(Map.of("SE_OFFLINE", "true", "SE_AVOID_STATS", "true"))
        .usingAnyFreePort()
        .build();
  }

  private static ChromeOptions options(Path profile) {
    return new ChromeOptions()
        .setBinary("/usr/bin/chromium")
        .addArguments(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile);
  }
}
