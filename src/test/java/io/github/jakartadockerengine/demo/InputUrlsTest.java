package io.github.jakartadockerengine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.demo.InputUrls.NamedUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputUrlsTest {

  @TempDir private Path directory;

  @Test
  void lines_are_offered_in_their_order() {
    InputUrls urls = urls("name,url\nB,https://example.org/b\n\n\"A, too\",http://a:1/?x=1&y=2\n");
    assertThat(urls.urls())
        .containsExactly(
            new NamedUrl("B", URI.create("https://example.org/b")),
            new NamedUrl("A, too", URI.create("http://a:1/?x=1&y=2")));
    assertThat(urls.trouble()).isEmpty();
  }

  @Test
  void without_a_file_nothing_is_offered() {
    InputUrls urls = new InputUrls(Optional.empty());
    assertThat(urls.urls()).isEmpty();
    assertThat(urls.trouble()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "address | line 1 must be the header name,url, got address",
        "name,url;A | line 2 must be a name and a URL",
        "name,url;A,http://a/;,http://b/ | line 3 must be a name and a URL",
        "name,url;A,ftp://a/ | line 2: URL \"ftp://a/\" is invalid",
        "name,url;A,b c | line 2: URL \"b c\" is invalid",
        "name,url;\"A | it is not CSV"
      })
  void what_is_wrong_with_a_line_is_said(String text, String message) {
    assertThat(urls(text.replace(';', '\n')).trouble().orElseThrow()).contains(message);
  }

  @Test
  void the_last_good_urls_stay_while_the_file_is_bad() {
    InputUrls urls = urls("name,url\nA,http://a/\n");
    assertThat(urls.urls()).hasSize(1);
    urls("name,url\nA,http://a/\nB\n");
    assertThat(urls.urls()).hasSize(1);
    assertThat(urls.trouble()).isPresent();
  }

  private InputUrls urls(String text) {
    return new InputUrls(Optional.of(TextFiles.write(directory.resolve("urls.csv"), text)));
  }
}
