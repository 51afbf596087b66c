package io.decisiongate.system.acceptance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes docs/acceptance.md. */
final class AcceptancePage {
  private static final String HEAD =
      """
      # Acceptance

      The acceptance list of the Decision Gate core, kept by tests. Each id is the name of the test that keeps it, so a build that passes and leaves no test out has all of them: `mvn verify` runs them, `mvn verify -Dit.test=CLASS` the tests of one class. Ids without a test are listed with the reason.

      This page is generated from the tests and from `acceptance.json` beside them; a test fails when it is out of date. To write it again:

      ```
      mvn -pl src/system-tests -am test -Dtest=AcceptancePageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddg.acceptance.write=true
      ```

      | | ids |
      |---|---|
      | kept by tests | %d |
      | not applicable | %d |
      | later work | %d |
      """;

  private AcceptancePage() {}

  /**
   * The page.
   *
   * @param methods the classes that have a test method, by its name
   */
  static String write(AcceptanceList list, Map<String, List<String>> methods) {
    StringBuilder page =
        new StringBuilder(
            HEAD.formatted(
                count(list, AcceptanceList.State.TESTED),
                count(list, AcceptanceList.State.NOT_APPLICABLE),
                count(list, AcceptanceList.State.NOT_YET)));
    byArea(list)
        .forEach(
            (area, entries) -> {
              page.append("\n## ")
                  .append(area)
                  .append("\n\n| id | priority | kept by |\n|---|---|---|\n");
              entries.forEach(entry -> page.append(row(entry, methods)));
            });
    return page.toString();
  }

  private static String row(AcceptanceList.Entry entry, Map<String, List<String>> methods) {
    String keptBy =
        switch (entry.state()) {
          case TESTED ->
              methods.getOrDefault(entry.id(), List.of()).stream()
                  .map(type -> "`" + type + "`")
                  .collect(Collectors.joining(", "));
          case NOT_APPLICABLE -> "not applicable: " + entry.because();
          case NOT_YET -> "later work: " + entry.because();
        };
    return "| `%s` | %s | %s |\n".formatted(entry.id(), entry.priority(), keptBy);
  }

  private static Map<String, List<AcceptanceList.Entry>> byArea(AcceptanceList list) {
    return list.ids().stream()
        .collect(
            Collectors.groupingBy(
                AcceptanceList.Entry::area, LinkedHashMap::new, Collectors.toList()));
  }

  private static long count(AcceptanceList list, AcceptanceList.State state) {
    return list.ids().stream().filter(entry -> entry.state() == state).count();
  }
}
