package io.github.jakartadockerengine.conformance;

import io.github.jakartadockerengine.proxy.Origin;
import io.github.jakartadockerengine.proxy.OriginResolver;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In the deployed application, instead of its containers: {@code origin-PORT} is on loopback. */
@Dependent
@Alternative
@Priority(1)
public class LoopbackOrigins {

  static final String PREFIX = "origin-";

  private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,5})");

  @Produces
  @Singleton
  OriginResolver resolver() {
    return new Loopback();
  }

  static final class Loopback implements OriginResolver {

    @Override
    public Optional<Origin> resolve(String name) {
      Matcher matcher = NAME.matcher(name);
      return matcher.matches()
          ? Optional.of(new Origin(name, "127.0.0.1", Integer.parseInt(matcher.group(1))))
          : Optional.empty();
    }

    @Override
    public String nameOf(String label) {
      return label;
    }

    @Override
    public void refused(Origin origin) {}
  }
}
