package io.decisiongate.system.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * docs/acceptance.md says which test keeps which id of the core's acceptance list, and is up to
 * date.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptancePageTest {
  private static final Pattern LISTED =
      Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+)+)`(?=(?:, `[a-z0-9_]+`)* (?:P[0-2]|\\*))");

  private final AcceptanceList list = AcceptanceList.load();
  private Map<String, List<String>> methods = Map.of();

  @BeforeAll
  void readTests() throws IOException {
    methods = TestMethods.below(Project.root());
  }

  @Test
  void everyIdOfTheReferenceIsOnTheListOnce() throws IOException {
    String reference = Files.readString(Project.fixture("../reference/core-acceptance.md"));
    List<String> ids = new ArrayList<>();
    reference
        .substring(reference.indexOf("\n## smoke"))
        .lines()
        .filter(line -> line.startsWith("- `"))
        .forEach(
            line -> {
              Matcher matcher = LISTED.matcher(line);
              while (matcher.find()) {
                ids.add(matcher.group(1));
              }
            });

    assertThat(ids).hasSize(181).doesNotHaveDuplicates();
    assertThat(list.ids()).extracting(AcceptanceList.Entry::id).containsExactlyElementsOf(ids);
  }

  @Test
  void everyIdHasATestOrAReason() {
    List<String> problems = new ArrayList<>();
    for (AcceptanceList.Entry entry : list.ids()) {
      boolean tested = methods.containsKey(entry.id());
      if (entry.state() == AcceptanceList.State.TESTED && !tested) {
        problems.add(entry.id() + " has neither a test nor a reason");
      } else if (entry.state() != AcceptanceList.State.TESTED && tested) {
        problems.add(entry.id() + " has a test, take its reason off the list");
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void noTwoTestsKeepTheSameId() {
    assertThat(list.ids())
        .allSatisfy(
            entry ->
                assertThat(methods.getOrDefault(entry.id(), List.of()))
                    .as(entry.id())
                    .hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void thePageIsUpToDate() throws IOException {
    Path page = Project.root().resolve("docs/acceptance.md");
    String text = AcceptancePage.write(list, methods);
    if (Boolean.getBoolean("dg.acceptance.write")) {
      Files.writeString(page, text);
    }
    assertThat(page).content().isEqualTo(text);
  }
}
