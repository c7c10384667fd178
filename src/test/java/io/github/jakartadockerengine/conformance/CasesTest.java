package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every case says what it holds, and the documentation lists them all. */
class CasesTest {

  private static final Path LIST = Path.of("docs/conformance.md");

  private static final String HEAD =
      """
      # What the proxy holds of HTTP

      Cases with raw sockets and an instrumented origin, on Payara Micro and WildFly, for containers that are
      asked for by path and by host. In brackets: with how many inputs. `mvn verify` runs them; the list is
      made of the tests.
      """;

  @Test
  void every_case_says_what_it_holds() {
    assertThat(topics().stream().flatMap(topic -> cases(topic).stream()))
        .allMatch(test -> test.isAnnotationPresent(Holds.class), "has @Holds");
  }

  @Test
  void there_are_at_least_150_cases() {
    int inputs = topics().stream().flatMap(t -> cases(t).stream()).mapToInt(this::inputs).sum();
    assertThat(inputs).isGreaterThan(150);
  }

  @Test
  void the_documentation_lists_every_case() throws IOException {
    Path expected = Files.writeString(Path.of("target/conformance.md"), list());
    assertThat(LIST).as("Copy %s to %s", expected, LIST).hasSameTextualContentAs(expected);
  }

  private static List<? extends Class<?>> topics() {
    return new ClassFileImporter()
        .importPackagesOf(Conformance.class).stream()
            .filter(type -> type.isAnnotatedWith(Conformance.class))
            .map(JavaClass::reflect)
            .sorted(Comparator.comparing(Class::getSimpleName))
            .toList();
  }

  private static List<Method> cases(Class<?> topic) {
    return Arrays.stream(topic.getDeclaredMethods())
        .filter(CasesTest::isCase)
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static boolean isCase(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class);
  }

  private int inputs(Method test) {
    ValueSource values = test.getAnnotation(ValueSource.class);
    CsvSource rows = test.getAnnotation(CsvSource.class);
    if (values != null) {
      return values.strings().length + values.ints().length;
    }
    return rows == null ? 1 : rows.value().length;
  }

  private String list() {
    return topics().stream()
        .map(topic -> "\n## " + words(topic) + "\n\n" + lines(topic))
        .collect(Collectors.joining("", HEAD, ""));
  }

  private String lines(Class<?> topic) {
    return cases(topic).stream().map(this::line).collect(Collectors.joining());
  }

  private String line(Method test) {
    return "- %s (%d) — %s\n"
        .formatted(
            test.getName().replace('_', ' '),
            inputs(test),
            test.getAnnotation(Holds.class).value());
  }

  private static String words(Class<?> topic) {
    String name = topic.getSimpleName().replaceFirst("IT$", "");
    return name.charAt(0) + name.substring(1).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
