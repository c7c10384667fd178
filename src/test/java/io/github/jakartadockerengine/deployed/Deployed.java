package io.github.jakartadockerengine.deployed;

import io.github.jakartadockerengine.Eventually;
import io.github.jakartadockerengine.Jars;
import java.io.File;
import java.net.URI;
import java.net.URL;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoup.Jsoup;

/** What deployed tests deploy, and where they find it. */
final class Deployed {

  private Deployed() {}

  /**
   * The WAR that the build made, with the libraries that tests need when they run inside the
   * server.
   */
  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("war")))
        .addAsLibraries(Jars.of(Assertions.class), Jars.of(Jsoup.class))
        .addPackage(Deployed.class.getPackage())
        .addClass(Eventually.class);
  }

  /** The application's address on loopback, where it listens; the server says the machine's own. */
  static URI base(URL url) {
    return URI.create("http://127.0.0.1:" + url.getPort() + "/");
  }
}
