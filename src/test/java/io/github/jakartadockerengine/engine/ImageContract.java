package io.github.jakartadockerengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.container.ImageName;
import org.junit.jupiter.api.Test;

/** Which images an engine has, and how it gets more. */
interface ImageContract extends FixtureUser {

  @Test
  default void an_image_that_is_there_is_found() {
    assertThat(engine().hasImage(new ImageName(fixture().image()))).isTrue();
  }

  @Test
  default void an_image_that_is_not_there_is_not_found() {
    assertThat(engine().hasImage(new ImageName(EngineFixture.ABSENT_IMAGE))).isFalse();
  }

  @Test
  default void pulling_an_image_that_no_registry_has_fails_with_the_reason() {
    assertThatThrownBy(() -> engine().pull(new ImageName(EngineFixture.ABSENT_IMAGE)))
        .isInstanceOf(ImageNotFoundException.class)
        .hasMessageContaining(EngineFixture.ABSENT_IMAGE)
        .message()
        .doesNotContain("{")
        .hasSizeGreaterThan(EngineFixture.ABSENT_IMAGE.length() + 50);
  }
}
