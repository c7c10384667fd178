package io.github.jakartadockerengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Keeps files and methods small enough to be read at once. */
class SizeTest {

  private static final int LINES_OF_A_FILE = 300;
  private static final int LINES_OF_A_METHOD = 40;

  @Test
  void no_file_is_too_long() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path source : sources()) {
      int lines = Files.readAllLines(source).size();
      if (lines > LINES_OF_A_FILE) {
        tooLong.add(source + ": " + lines + " lines");
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void no_method_is_too_long() throws IOException {
    List<String> tooLong = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new LongMethods(unit, positions), tooLong);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** Adds the methods of a file that are too long to a list. */
  private static final class LongMethods extends TreeScanner<Void, List<String>> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    LongMethods(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, List<String> tooLong) {
      long first = lineOf(positions.getStartPosition(unit, method));
      long lines = lineOf(positions.getEndPosition(unit, method)) - first + 1;
      if (lines > LINES_OF_A_METHOD) {
        tooLong.add(
            "%s:%d: %s has %d lines"
                .formatted(unit.getSourceFile().getName(), first, method.getName(), lines));
      }
      return super.visitMethod(method, tooLong);
    }

    private long lineOf(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
