package io.decisiongate.system.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.access.BuiltInRole;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/identity.md says about roles and tools is what the product knows. */
class IdentityPageTest {
  private static final Pattern ROW_OF_CAPABILITY = Pattern.compile("\\| `[a-z_]+:[a-z]+` \\| .*");
  private static final String PLATFORM = "platform:";

  @Test
  void theMatrixOfRolesIsThatOfTheProduct() throws IOException {
    List<String> rows =
        Arrays.stream(Capability.values())
            .filter(capability -> !capability.wire().startsWith(PLATFORM))
            .map(IdentityPageTest::row)
            .toList();

    assertThat(page().filter(ROW_OF_CAPABILITY.asMatchPredicate())).containsExactlyElementsOf(rows);
    assertThat(page())
        .contains(
            Arrays.stream(BuiltInRole.values())
                .map(BuiltInRole::wire)
                .collect(Collectors.joining(" | ", "| Capability | ", " |")));
  }

  @Test
  void everyToolIsListedWithWhatItNeeds() throws IOException {
    for (ToolName tool : ToolName.values()) {
      String needed = tool.capability().map(it -> "`" + it.wire() + "`").orElse("nothing");

      assertThat(page())
          .as(tool.wire())
          .anyMatch(line -> line.contains("`" + tool.wire() + "`") && line.contains("| " + needed));
    }
  }

  private static String row(Capability capability) {
    return Arrays.stream(BuiltInRole.values())
        .map(role -> role.capabilities().contains(capability) ? "●" : "")
        .collect(Collectors.joining(" | ", "| `" + capability.wire() + "` | ", " |"));
  }

  private static Stream<String> page() throws IOException {
    return Files.readString(Project.root().resolve("docs/identity.md")).lines();
  }
}
