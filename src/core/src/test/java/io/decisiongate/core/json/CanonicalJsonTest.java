package io.decisiongate.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonTest {

  static List<Fixtures.Case> accepted() {
    return cases(false);
  }

  static List<Fixtures.Case> rejected() {
    return cases(true);
  }

  private static List<Fixtures.Case> cases(boolean rejected) {
    return Fixtures.cases("canonical-json-cases").stream()
        .filter(
            given ->
                given.isAbsent()
                    || ((Json.Obj) given.expected()).member("error").isPresent() == rejected)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void writesTheRecordedForm(Fixtures.Case given) {
    Json json = JsonReader.read(Fixtures.text(given.in("json")));

    String canonical = CanonicalJson.write(json);

    assertThat(canonical).isEqualTo(Fixtures.text(given.out("canonical")));
    assertThat(Sha256.ofCanonical(json).value()).isEqualTo(Fixtures.text(given.out("sha256")));
    assertThat(CanonicalJson.write(JsonReader.read(canonical))).isEqualTo(canonical);
    assertThat(JsonReader.read(JsonWriter.write(json))).isEqualTo(json);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void doesNotDependOnTheOrderOfMembers(Fixtures.Case given) {
    Json json = JsonReader.read(Fixtures.text(given.in("json")));

    assertThat(CanonicalJson.write(shuffled(json, new Random(7))))
        .isEqualTo(CanonicalJson.write(json));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejected")
  void theReaderRefusesWhatIsNotJson(Fixtures.Case given) {
    byte[] text = Fixtures.text(given.in("json")).getBytes(UTF_8);

    assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonSyntaxException.class);
  }

  static List<Path> runpackFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Fixtures.existing("runpacks"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runpackFiles")
  void filesOfRunpacksAreFixedPoints(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);

    assertThat(CanonicalJson.bytes(JsonReader.read(bytes))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0, true",
    "1, 1e0, true",
    "-0, 0, true",
    "-0.0, 0, true",
    "9007199254740993, 9007199254740992, false",
    "9007199254740993.0, 9007199254740992, true",
  })
  void numbersHashByTheirValueUnlessTooLarge(String left, String right, boolean equal) {
    Sha256 leftHash = Sha256.ofCanonical(JsonReader.read(left));
    Sha256 rightHash = Sha256.ofCanonical(JsonReader.read(right));

    assertThat(leftHash.equals(rightHash)).isEqualTo(equal);
  }

  @ParameterizedTest
  @CsvSource({
    "4.9e-324, 5e-324",
    "9.9e-324, 1e-323",
    "1.5e-323, 1.5e-323",
    "2e-323, 2e-323",
    "1.2, 1.2",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "9.5e-323, 9.4e-323",
  })
  void numbersHaveTheFewestDigits(String literal, String written) {
    assertThat(CanonicalJson.write(JsonReader.read(literal))).isEqualTo(written);
  }

  @Test
  void oneHundredTwentySevenLevelsAreRead() {
    String deep = "[".repeat(127) + "]".repeat(127);

    assertThat(CanonicalJson.write(JsonReader.read(deep))).isEqualTo(deep);
  }

  /** The same value, the members of each object in another order. */
  static Json shuffled(Json json, Random random) {
    return switch (json) {
      case Json.Array array ->
          new Json.Array(array.items().stream().map(item -> shuffled(item, random)).toList());
      case Json.Obj object -> {
        List<Map.Entry<String, Json>> members = new ArrayList<>(object.members().entrySet());
        Collections.shuffle(members, random);
        Map<String, Json> reordered = new LinkedHashMap<>();
        members.forEach(
            member -> reordered.put(member.getKey(), shuffled(member.getValue(), random)));
        yield new Json.Obj(reordered);
      }
      case Json.Null ignored -> json;
      case Json.Bool ignored -> json;
      case Json.Int ignored -> json;
      case Json.Float ignored -> json;
      case Json.Text ignored -> json;
    };
  }
}
