package io.github.jakartadockerengine.config;

import java.util.Optional;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Finds settings: the first that is not blank of the JNDI resource, the environment variable, the
 * setting's alternative and its default. Safe for use by several threads.
 */
public final class SettingReader {

  private final Function<String, Optional<Object>> jndi;
  private final Function<String, @Nullable String> environment;

  /**
   * Reads from given sources.
   *
   * @param jndi finds a resource by name
   * @param environment finds an environment variable by name
   */
  public SettingReader(
      Function<String, Optional<Object>> jndi, Function<String, @Nullable String> environment) {
    this.jndi = jndi;
    this.environment = environment;
  }

  /** Reads from the application server's JNDI and the process's environment. */
  public static SettingReader ofServer() {
    return new SettingReader(SettingReader::lookup, System::getenv);
  }

  /**
   * A setting's value. Blocks on JNDI.
   *
   * @throws BadSettingException when the setting has a value that is not allowed
   */
  public <T> T read(Setting<T> setting) {
    return given(setting)
        .map(text -> text.as(setting))
        .orElseGet(() -> setting.type().parser().apply(setting.defaultText()));
  }

  private Optional<Given> given(Setting<?> setting) {
    return inJndi(setting.resource())
        .or(() -> inEnvironment(setting.variable()))
        .or(() -> setting.alternative().flatMap(this::inEnvironment));
  }

  private Optional<Given> inJndi(String resource) {
    return Given.of("JNDI resource " + resource, jndi.apply(resource).map(String::valueOf));
  }

  private Optional<Given> inEnvironment(String variable) {
    return Given.of(
        "Environment variable " + variable, Optional.ofNullable(environment.apply(variable)));
  }

  private Optional<Given> inEnvironment(Setting.Alternative alternative) {
    return inEnvironment(alternative.variable())
        .map(given -> new Given(given.source, alternative.meaning().apply(given.text)));
  }

  // The names are ours and constant: nobody can make this look up a place of their own.
  @SuppressWarnings("BanJNDI")
  private static Optional<Object> lookup(String name) {
    try {
      return Optional.ofNullable(InitialContext.doLookup(name));
    } catch (NamingException e) {
      // Servers do not agree on the exception for a name that is not there.
      return Optional.empty();
    }
  }

  /** A text that was found and where. */
  private record Given(String source, String text) {

    static Optional<Given> of(String source, Optional<String> text) {
      return text.map(String::strip).filter(t -> !t.isEmpty()).map(t -> new Given(source, t));
    }

    <T> T as(Setting<T> setting) {
      try {
        return setting.type().parser().apply(text);
      } catch (IllegalArgumentException e) {
        throw new BadSettingException(
            "%s is invalid: got \"%s\", must be %s, such as %s."
                .formatted(source, withoutUser(), setting.type().allowed(), setting.example()));
      }
    }

    /** The text without what may be a password in a URL. */
    private String withoutUser() {
      return text.replaceAll("//[^/]*@", "//…@");
    }
  }
}
