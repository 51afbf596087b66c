package io.decisiongate.system.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of README and docs lead to files and headings that exist. */
class DocumentLinksTest {
  private static final Pattern CODE =
      Pattern.compile("^ *```.*?^ *```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK =
      Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> below = Files.walk(Project.root().resolve("docs"))) {
      List<Path> pages = below.filter(file -> file.toString().endsWith(".md")).toList();
      return Stream.concat(Stream.of(Project.root().resolve("README.md")), pages.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void lead(Path document) throws IOException {
    List<String> dead =
        LINK.matcher(text(document))
            .results()
            .filter(link -> !leads(document, link))
            .map(MatchResult::group)
            .toList();

    assertThat(dead).isEmpty();
  }

  private static boolean leads(Path document, MatchResult link) {
    Path target =
        link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
    return Files.exists(target)
        && (link.group(2) == null || headings(target).contains(link.group(2)));
  }

  /** As they are addressed: in lower case, blanks as dashes, without other signs. */
  private static Set<String> headings(Path document) {
    return HEADING
        .matcher(text(document))
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static String text(Path document) {
    try {
      return CODE.matcher(Files.readString(document)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + document, e);
    }
  }
}
