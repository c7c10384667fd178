package io.github.jakartadockerengine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Hashtable;
import java.util.Map;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reads from Java's own JNDI, with a provider of ours behind it. */
class ServerSettingReaderTest {

  private static final Map<String, Object> RESOURCES =
      Map.of("jakarta-docker-engine/upload-limit-megabytes", 7);

  /** A provider with fixed resources; JNDI makes it by its class name. */
  public static final class Provider implements InitialContextFactory {

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
      return new InitialContext(true) {
        @Override
        public Object lookup(String name) throws NamingException {
          if (!RESOURCES.containsKey(name)) {
            throw new NameNotFoundException(name);
          }
          return RESOURCES.get(new CompositeName(name).toString());
        }
      };
    }
  }

  @AfterEach
  void removeProvider() {
    System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
  }

  @Test
  void a_resource_is_found_in_jndi() {
    System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Provider.class.getName());

    assertThat(SettingReader.ofServer().read(Settings.UPLOAD_LIMIT)).isEqualTo(7);
  }

  @Test
  void a_missing_resource_is_not_set() {
    System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Provider.class.getName());

    assertThat(SettingReader.ofServer().read(Settings.PLEASE_WAIT_TITLE)).isEqualTo("Please wait");
  }

  @Test
  void nothing_is_set_without_jndi() {
    assertThat(SettingReader.ofServer().read(Settings.UPLOAD_LIMIT)).isEqualTo(100);
  }
}
