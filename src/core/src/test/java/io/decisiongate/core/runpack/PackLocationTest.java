package io.decisiongate.core.runpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of stored packs, and names that cannot be part of one (runpack.md section 7.2). */
class PackLocationTest {
  private static final Sha256 SPEC = new Sha256("ab".repeat(32));

  @ParameterizedTest
  @CsvSource({"'',''", "packs,packs/", "some/where/,some/where/"})
  void keysNameTenantNamespaceScenarioRunAndSpec(String prefix, String begin) {
    PackLocation location =
        PackLocation.of(Optional.of(prefix).filter(text -> !text.isEmpty()), run("s", "r 1"));
    assertThat(location.key("artifacts/packets.json"))
        .isEqualTo(
            begin
                + "tenant/2/namespace/3/scenario/s/run/r 1/spec/sha256/"
                + SPEC.value()
                + "/artifacts/packets.json");
  }

  @ParameterizedTest
  @CsvSource({
    "'',segment is invalid",
    ".,segment is invalid",
    "..,segment is invalid",
    "a/b,segment contains invalid characters",
    "../../tenant/1,segment contains invalid characters",
    "a\\b,segment contains invalid characters"
  })
  void namesThatLeadElsewhereAreRefused(String name, String rule) {
    String text = "artifact error: object store invalid: " + rule + ": " + name;
    assertRefused(text, () -> PackLocation.of(Optional.empty(), run(name, "r")));
    assertRefused(text, () -> PackLocation.of(Optional.empty(), run("s", name)));
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd,path must be relative",
    "../x,path must be relative without traversal",
    "./x,path must be relative without traversal",
    "a//b,path must be relative without traversal",
    "a/,path must be relative without traversal",
    "a\\b,path must not contain backslashes"
  })
  void pathsThatLeadElsewhereAreRefused(String path, String rule) {
    assertRefused(
        "artifact error: object store invalid: " + rule + ": " + path, () -> location().key(path));
  }

  @Test
  void emptyPathIsRefused() {
    assertRefused(
        "artifact error: object store invalid: path must be set", () -> location().key(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "ü"})
  void lengthIsCountedInBytes(String letter) {
    String longest = letter.repeat(254 / letter.length()).substring(0, 254 / bytes(letter));
    assertThat(location().key(longest)).endsWith("/" + longest);
    String longer = longest + letter + letter;
    assertRefused(
        "artifact error: object store invalid: path segment exceeds length limit: " + longer,
        () -> location().key(longer));
    assertRefused(
        "artifact error: object store invalid: segment exceeds length limit: " + longer,
        () -> PackLocation.of(Optional.empty(), run(longer, "r")));
  }

  @Test
  void keysAreNotLongerThanServicesAllow() {
    PackLocation location = location();
    String fill = ("a".repeat(99) + "/").repeat(20);
    String longest =
        fill.substring(0, PackLocation.MAX_KEY_BYTES - location.folder().length() - 1) + "b";
    assertThat(location.key(longest)).hasSize(PackLocation.MAX_KEY_BYTES);
    assertThatThrownBy(() -> location.key(longest + "b"))
        .isInstanceOf(RunpackFailure.class)
        .hasMessageContaining("object key exceeds length limit");
  }

  private static void assertRefused(String text, Runnable use) {
    assertThatThrownBy(use::run)
        .isInstanceOfSatisfying(
            RunpackFailure.class, failure -> assertThat(failure.text()).isEqualTo(text));
  }

  private static int bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }

  private static PackLocation location() {
    return PackLocation.of(Optional.empty(), run("s", "r"));
  }

  private static RunIdentity run(String scenario, String run) {
    return new RunIdentity(new TenantId(2), new NamespaceId(3), scenario, run, SPEC);
  }
}
