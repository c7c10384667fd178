package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookieTest {

  private final SessionCookie cookie = new SessionCookie("SID");

  @ParameterizedTest
  @CsvSource({
    "'SID=x', ''",
    "'SID', ''",
    "'SID=x; a=1', 'a=1'",
    "'a=1;SID=x;b=2', 'a=1;b=2'",
    "'a=SID=1; SID=x; SID=y; SIDE=2', 'a=SID=1; SIDE=2'",
    "'sid=x; a=1', 'sid=x; a=1'"
  })
  void only_the_cookie_of_that_name_is_removed(String sent, String passedOn) {
    assertThat(cookie.removedFrom(sent)).isEqualTo(passedOn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SID=x", " SID =x; Path=/", "SID=; Max-Age=0", "SID", "SID;a=1", "=SID=x"})
  void setting_the_cookie_is_recognised(String setCookie) {
    assertThat(cookie.isSetBy(setCookie)).isTrue();
  }

  @Test
  void setting_other_cookies_is_none_of_its_business() {
    assertThat(cookie.isSetBy("a=SID; Path=SID")).isFalse();
  }
}
