package io.decisiongate.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds of the canonical form of every value (hashing.md section 6). */
class CanonicalJsonPropertiesTest {

  @Property
  void canonicalFormIsAFixedPoint(@ForAll("json") Json json) {
    String canonical = CanonicalJson.write(json);
    assertThat(CanonicalJson.write(JsonReader.read(canonical))).isEqualTo(canonical);
  }

  @Property
  void storedFormReadsBackToAnEqualValue(@ForAll("json") Json json) {
    assertThat(JsonReader.read(JsonWriter.write(json))).isEqualTo(json);
  }

  @Property
  void orderOfMembersDoesNotMatter(@ForAll("objects") Json.Obj object) {
    Map<String, Json> reversed = new LinkedHashMap<>();
    List<Map.Entry<String, Json>> members = List.copyOf(object.members().entrySet());
    members.reversed().forEach(member -> reversed.put(member.getKey(), member.getValue()));
    assertThat(CanonicalJson.write(new Json.Obj(reversed))).isEqualTo(CanonicalJson.write(object));
  }

  @Property
  void itemsOfAStreamAreTheItemsOfTheArray(@ForAll("arrays") Json.Array array) {
    byte[] utf8 = CanonicalJson.write(array).getBytes(StandardCharsets.UTF_8);
    List<Json> expected = ((Json.Array) JsonReader.read(utf8)).items();
    try (JsonItems items = JsonItems.open(new java.io.ByteArrayInputStream(utf8))) {
      for (Json item : expected) {
        assertThat(items.next()).contains(item);
      }
      assertThat(items.next()).isEmpty();
      assertThat(items.next()).isEmpty();
    }
  }

  @Provide
  Arbitrary<Json> json() {
    return Arbitraries.recursive(
        CanonicalJsonPropertiesTest::scalars, CanonicalJsonPropertiesTest::nested, 0, 4);
  }

  @Provide
  Arbitrary<Json.Obj> objects() {
    return objectsOf(json());
  }

  @Provide
  Arbitrary<Json.Array> arrays() {
    return arraysOf(json());
  }

  private static Arbitrary<Json> nested(Arbitrary<Json> inner) {
    return Arbitraries.oneOf(
        inner, arraysOf(inner).map(Json.class::cast), objectsOf(inner).map(Json.class::cast));
  }

  private static Arbitrary<Json.Array> arraysOf(Arbitrary<Json> items) {
    return items.list().ofMaxSize(4).map(Json.Array::new);
  }

  private static Arbitrary<Json.Obj> objectsOf(Arbitrary<Json> values) {
    return texts()
        .flatMap(name -> values.map(value -> Tuple.of(name, value)))
        .list()
        .ofMaxSize(4)
        .map(
            members -> {
              Map<String, Json> object = new LinkedHashMap<>();
              members.forEach(member -> object.put(member.get1(), member.get2()));
              return new Json.Obj(object);
            });
  }

  private static Arbitrary<Json> scalars() {
    return Arbitraries.oneOf(
        Arbitraries.of(Json.NULL, Json.TRUE, Json.FALSE),
        Arbitraries.bigIntegers().between(Json.Int.MIN, Json.Int.MAX).map(Json.Int::new),
        Arbitraries.longs()
            .map(Double::longBitsToDouble)
            .filter(Double::isFinite)
            .map(Json.Float::new),
        Arbitraries.integers().map(Integer::doubleValue).map(Json.Float::new),
        texts().map(Json.Text::new));
  }

  /** All code points but surrogates, those that are escaped more often than by chance. */
  private static Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.integers().between(0, 0x7F)),
            Tuple.of(2, Arbitraries.integers().between(0x80, 0xD7FF)),
            Tuple.of(2, Arbitraries.integers().between(0xE000, Character.MAX_CODE_POINT)),
            Tuple.of(1, Arbitraries.of((int) '"', (int) '\\', (int) ' ', (int) '!', (int) '\n')))
        .list()
        .ofMaxSize(6)
        .map(
            points -> {
              StringBuilder text = new StringBuilder();
              points.forEach(text::appendCodePoint);
              return text.toString();
            });
  }
}
