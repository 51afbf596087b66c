package io.decisiongate.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCatalogueHasAllKeysAndNoOther(Language language) throws IOException {
    assertThat(catalogue(language).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Message.values()).map(Message::key).toList());
  }

  @ParameterizedTest
  @EnumSource(Message.class)
  void placesAreTheSameInAllLanguages(Message message) throws IOException {
    String english = catalogue(Language.EN).getProperty(message.key());
    String catalan = catalogue(Language.CA).getProperty(message.key());

    assertThat(places(catalan)).isEqualTo(places(english));
    assertThat(catalan).isNotEqualTo(english);
  }

  @ParameterizedTest
  @EnumSource(Message.class)
  void everyMessageIsUsed(Message message) throws IOException {
    Pattern use = Pattern.compile("Message\\s*\\.\\s*" + message.name() + "\\b");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(sources.filter(file -> file.toString().endsWith(".java")))
          .anyMatch(file -> use.matcher(text(file)).find());
    }
  }

  @Test
  void apostrophesAndBracesComeOutAsWritten() {
    assertThat(Catalogue.of(Language.EN).text(Message.LANGUAGE_VARIABLE_INVALID, "{x} 'y'"))
        .isEqualTo("Invalid value for DECISION_GATE_LANG: {x} 'y'. Expected 'en' or 'ca'.");
    assertThat(Catalogue.of(Language.CA).text(Message.AUTH_PROFILE_NOT_FOUND, "ci"))
        .isEqualTo("No s'ha trobat el perfil d'autenticaci\u00f3: ci");
  }

  @ParameterizedTest
  @EnumSource(Message.class)
  void noApostropheStandsAlone(Message message) throws IOException {
    for (Language language : Language.values()) {
      assertThat(catalogue(language).getProperty(message.key()).replace("''", ""))
          .doesNotContain("'");
    }
  }

  private static List<String> places(String text) {
    List<String> places = new ArrayList<>();
    PLACE.matcher(text).results().forEach(found -> places.add(found.group(1)));
    places.sort(null);
    return places;
  }

  private static Properties catalogue(Language language) throws IOException {
    String file = language == Language.EN ? "messages.properties" : "messages_ca.properties";
    Properties texts = new Properties();
    try (InputStream in = Objects.requireNonNull(Message.class.getResourceAsStream(file))) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
