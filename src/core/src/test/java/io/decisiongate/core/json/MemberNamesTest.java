package io.decisiongate.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A parser that hands out the same name twice keeps it, and whoever sends ever new names fills the
 * memory. Names are therefore made anew for each text.
 */
class MemberNamesTest {
  private static final byte[] TEXT = "{\"name\":1}".getBytes(StandardCharsets.UTF_8);

  @Test
  void namesAreNotKeptAfterTheText() {
    assertThat(name(JsonReader.read(TEXT))).isNotSameAs(name(JsonReader.read(TEXT)));
    assertThat(name(JsonReader.readDistinctThroughout(TEXT)))
        .isNotSameAs(name(JsonReader.readDistinctThroughout(TEXT)));
  }

  @Test
  void namesOfStreamedTextsAreNotKeptAfterTheText() {
    assertThat(streamedName()).isNotSameAs(streamedName());
    assertThat(itemName()).isNotSameAs(itemName());
  }

  private static String name(Json json) {
    return ((Json.Obj) json).members().keySet().iterator().next();
  }

  private static String streamedName() {
    List<String> names = new ArrayList<>();
    JsonMembers.read(
        new ByteArrayInputStream(TEXT),
        Set.of(),
        new JsonMembers.Handler() {
          @Override
          public void value(String name, Json value) {
            names.add(name);
          }

          @Override
          public void item(String name, Json item) {
            names.add(name);
          }
        });
    return names.getFirst();
  }

  private static String itemName() {
    byte[] text = "[{\"name\":1}]".getBytes(StandardCharsets.UTF_8);
    try (JsonItems items = JsonItems.open(new ByteArrayInputStream(text))) {
      return name(items.next().orElseThrow());
    }
  }
}
