package io.decisiongate.cli.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import io.decisiongate.cli.ReferenceData;
import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthoringCommandTest {
  /** Refused here, accepted as null by the reference (requirements.md section 9.1, "Ours"). */
  private static final Set<String> NOT_FINITE = Set.of("ron-inf", "ron-nan");

  /** What follows these words is the parser's or the decoder's own text. */
  private static final List<String> OWN_TEXTS =
      List.of("Failed to parse json input at ", "Failed to parse ron input at ", "Failed to des");

  @TempDir private Path folder;

  static List<String> cases() {
    return ReferenceData.items(ReferenceData.json("engine/authoring-cases.json")).stream()
        .map(given -> ReferenceData.text(given, "name"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void normalizesAsTheReference(String name) throws IOException {
    Json given =
        ReferenceData.items(ReferenceData.json("engine/authoring-cases.json")).stream()
            .filter(it -> ReferenceData.text(it, "name").equals(name))
            .findFirst()
            .orElseThrow();
    Path file = folder.resolve("in." + ReferenceData.text(given, "input", "file_extension"));
    Files.writeString(file, ReferenceData.text(given, "input", "text"));
    List<String> arguments =
        new ArrayList<>(List.of("authoring", "normalize", "--input", file.toString()));
    if (ReferenceData.at(given, "input", "format_flag") instanceof Json.Text flag) {
      arguments.addAll(List.of("--format", flag.value()));
    }

    CommandRun run = CommandRun.dg(arguments.toArray(String[]::new));
    String err = run.err().replace(folder + "/", "");
    String expected = ReferenceData.text(given, "expected", "stderr") + "\n";

    if (NOT_FINITE.contains(name)) {
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(err).startsWith("Failed to parse ron input at in.ron: ");
      return;
    }
    assertThat(Json.of(run.status())).isEqualTo(ReferenceData.at(given, "expected", "exit"));
    assertThat(run.out()).isEqualTo(ReferenceData.text(given, "expected", "stdout"));
    if (OWN_TEXTS.stream().anyMatch(expected::startsWith)) {
      assertThat(err).startsWith(expected.substring(0, expected.indexOf(": ") + 2));
    } else {
      assertThat(err).isEqualTo(expected);
    }
  }

  @Test
  void validateSaysTheHash() throws IOException {
    Path file = write("in.json", SCENARIO);
    assertThat(CommandRun.dg("authoring", "validate", "--input", file.toString()))
        .isEqualTo(new CommandRun(0, VALID, ""));
  }

  @Test
  void normalizeWritesAFileWithoutLineEnd() throws IOException {
    Path file = write("in.json", SCENARIO);
    Path output = folder.resolve("out.json");
    assertThat(
            CommandRun.dg(
                "authoring", "normalize", "--input", file.toString(), "--output", "" + output))
        .isEqualTo(
            new CommandRun(0, "Normalized scenario written to " + output + "\n" + VALID, ""));
    assertThat(output).content().startsWith("{\"conditions\":[").endsWith("\"timeout\":null}]}");
  }

  @Test
  void anOutputThatCannotBeWrittenIsAFailure() throws IOException {
    Path file = write("in.json", SCENARIO);
    String output = folder.resolve("none/out.json").toString();
    CommandRun run =
        CommandRun.dg("authoring", "normalize", "--input", file.toString(), "--output", output);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).startsWith("Failed to write " + output + ": ");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(CommandRun.dg("authoring", "validate", "--input", folder + "/none.json"))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "Failed to read authoring input at %s/none.json: no such file or directory\n"
                    .formatted(folder)));
  }

  @Test
  void textThatIsNotUtf8IsAReadError() throws IOException {
    Path file = Files.write(folder.resolve("in.json"), new byte[] {'{', (byte) 0xff, '}'});
    assertThat(CommandRun.dg("authoring", "validate", "--input", file.toString()).err())
        .isEqualTo("Failed to read authoring input at " + file + ": not UTF-8\n");
  }

  @Test
  void aFileBeyondTheLimitIsNotRead() throws IOException {
    Path file = folder.resolve("in.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(16_777_217);
    }
    assertThat(CommandRun.dg("authoring", "validate", "--input", file.toString()))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "Refusing to read authoring input at %s because it is 16777217 bytes (limit 16777216).\n"
                    .formatted(file)));
  }

  @Test
  void aMissingOrUnknownOptionIsWrongUsage() throws IOException {
    Path file = write("in.json", SCENARIO);
    assertThat(CommandRun.dg("authoring", "validate").status()).isEqualTo(2);
    assertThat(
            CommandRun.dg("authoring", "validate", "--input", file.toString(), "--format", "yaml")
                .status())
        .isEqualTo(2);
    assertThat(CommandRun.dg("authoring").status()).isEqualTo(2);
  }

  @Test
  void requirementsInTextFormNameTheirGate() throws IOException {
    Path file = write("in.json", SCENARIO.replace("{\"Condition\":\"a\"}", "\"a and b\""));
    assertThat(CommandRun.dg("authoring", "validate", "--input", file.toString()).err())
        .isEqualTo(
            "Failed to parse the requirement of gate g in %s: unknown condition `b` at 6\n"
                .formatted(file));
  }

  @Test
  void variantsOfRonAreAnOption() throws IOException {
    Path file =
        write("in.ron", SCENARIO.replace("{\"Condition\":\"a\"}", "And([Condition(\"a\")])"));
    assertThat(CommandRun.dg("authoring", "validate", "--input", file.toString()).err())
        .startsWith("Schema validation failed for " + file + ": [[[\"a\"]]] is not valid under");
    assertThat(
            CommandRun.dg("authoring", "validate", "--input", file.toString(), "--ron-variants")
                .status())
        .isZero();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static final String SCENARIO =
      "{\"scenario_id\":\"s\",\"namespace_id\":1,\"spec_version\":\"1\",\"stages\":[{\"stage_id\":"
          + "\"st\",\"entry_packets\":[],\"gates\":[{\"gate_id\":\"g\",\"requirement\":{\"Condition\":"
          + "\"a\"}}],\"advance_to\":{\"kind\":\"terminal\"},\"on_timeout\":\"fail\"}],\"conditions\":"
          + "[{\"condition_id\":\"a\",\"query\":{\"provider_id\":\"time\",\"check_id\":\"after\","
          + "\"params\":{\"timestamp\":0}},\"comparator\":\"equals\",\"expected\":true,"
          + "\"policy_tags\":[]}],\"policies\":[],\"schemas\":[]}";

  private static final String VALID =
      "ScenarioSpec valid (scenario_id=s,"
          + " spec_hash=sha256:33d29a8648eef610563edb4c3cfa75f3d3c797effe9f4b8d3dcdee83a623e33e)\n";
}
