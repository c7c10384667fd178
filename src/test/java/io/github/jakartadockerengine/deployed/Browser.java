package io.github.jakartadockerengine.deployed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a screen, with a profile of its own that is gone afterwards. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path profile;
  private final ChromeDriver driver;
  private final WebSocketLog webSockets;
  private final URI base;
  private final List<String> errors = new ArrayList<>();

  Browser(URI base) throws IOException {
    this.base = base;
    this.profile = Files.createTempDirectory("browser");
    this.driver = new ChromeDriver(service(), options(profile));
    this.webSockets = new WebSocketLog(driver.manage().logs());
  }

  /** Opens a path of the application, or another URL. */
  void open(String path) {
    errors();
    errors.clear();
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

  /** Where the browser is, what it shows and what it still loads: for a failure's message. */
  String situation() {
    Object requests =
        driver.executeScript(
            "return performance.getEntriesByType('resource')"
                + ".map(r => `${r.name} ${r.responseStatus} ${Math.round(r.duration)} ms`)"
                + ".concat(document.readyState)");
    return String.join(
        "\n",
        driver.getCurrentUrl(),
        title(),
        text(),
        "requests: " + requests,
        "errors: " + errors(),
        "messages over WebSockets: " + webSocketMessages());
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

  /** An attribute of the first element that a CSS selector finds; empty without either. */
  String attribute(String selector, String attribute) {
    return String.valueOf(
        driver.executeScript(
            "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? ''",
            selector,
            attribute));
  }

  /** The text of each element that a CSS selector finds; in one step, like the page's. */
  List<String> texts(String selector) {
    Object texts =
        driver.executeScript(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())",
            selector);
    return ((List<?>) texts).stream().map(String::valueOf).toList();
  }

  /** Moves what a CSS selector finds to the right, with the mouse. */
  void drag(String selector, int pixels) {
    WebElement element = driver.findElement(By.cssSelector(selector));
    new Actions(driver).dragAndDropBy(element, pixels, 0).perform();
  }

  /** Types where the page has its focus. */
  void type(String text) {
    new Actions(driver).sendKeys(text).perform();
  }

  /** Presses a key while a modifier is held. */
  void press(Keys modifier, Keys key) {
    new Actions(driver).keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
  }

  /** What came over the WebSockets of all pages until now. */
  List<WebSocketLog.Message> webSocketMessages() {
    return webSockets.messages();
  }

  /** The errors on the browser's console since something was opened last. */
  List<String> errors() {
    driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .forEach(errors::add);
    return List.copyOf(errors);
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
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.SEVERE);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options
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
