package io.decisiongate.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
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
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogues of all packages, found by the enums that name their texts. */
class MessagesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
  private static final Pattern PRINTED_LITERAL =
      Pattern.compile("(?:print|println|printf|append|text)\\(\\s*\"[^\"]*\\p{Alpha}{2,}");

  /** Every enum of messages that there is. */
  static List<Class<? extends MessageKey>> catalogues() {
    List<Class<? extends MessageKey>> found = new ArrayList<>();
    for (Path source : sources()) {
      String name = SOURCES.relativize(source).toString();
      if (name.endsWith("Message.java") && text(source).contains("implements MessageKey")) {
        found.add(load(name.substring(0, name.length() - ".java".length()).replace('/', '.')));
      }
    }
    return found;
  }

  static Stream<MessageKey> messages() {
    return catalogues().stream().flatMap(each -> Arrays.stream(each.getEnumConstants()));
  }

  @Test
  void allCataloguesAreLookedAt() {
    assertThat(catalogues()).contains(Message.class).hasSizeGreaterThan(4);
  }

  @ParameterizedTest
  @MethodSource("catalogues")
  void everyLanguageHasAllKeysAndNoOther(Class<? extends MessageKey> catalogue) throws IOException {
    List<String> keys = Arrays.stream(catalogue.getEnumConstants()).map(MessageKey::key).toList();
    for (Language language : Language.values()) {
      assertThat(texts(catalogue, language).stringPropertyNames())
          .as("%s of %s", language, catalogue)
          .containsExactlyInAnyOrderElementsOf(keys);
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void placesAreTheSameInAllLanguages(MessageKey message) throws IOException {
    String english = text(message, Language.EN);
    String catalan = text(message, Language.CA);

    assertThat(places(catalan)).isEqualTo(places(english));
    assertThat(catalan).isNotEqualTo(english);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageIsUsed(MessageKey message) {
    Pattern use =
        Pattern.compile(
            message.getClass().getSimpleName()
                + "\\s*\\.\\s*"
                + message.name()
                + "\\b|[?:] "
                + message.name()
                + "\\b");
    assertThat(sources()).anyMatch(file -> use.matcher(text(file)).find());
  }

  @Test
  void apostrophesAndBracesComeOutAsWritten() {
    assertThat(Catalogue.of(Language.EN).text(Message.LANGUAGE_VARIABLE_INVALID, "{x} 'y'"))
        .isEqualTo("Invalid value for DECISION_GATE_LANG: {x} 'y'. Expected 'en' or 'ca'.");
    assertThat(Catalogue.of(Language.CA).text(Message.AUTH_PROFILE_NOT_FOUND, "ci"))
        .isEqualTo("No s'ha trobat el perfil d'autenticaci\u00f3: ci");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void noApostropheStandsAlone(MessageKey message) throws IOException {
    for (Language language : Language.values()) {
      assertThat(text(message, language).replace("''", "")).doesNotContain("'");
    }
  }

  @Test
  void noCommandPrintsWordsOfItsOwn() {
    List<String> printed = new ArrayList<>();
    for (Path source : sources()) {
      PRINTED_LITERAL
          .matcher(text(source))
          .results()
          .forEach(found -> printed.add(source + ": " + found.group()));
    }
    assertThat(printed).isEmpty();
  }

  private static List<String> places(String text) {
    List<String> places = new ArrayList<>();
    PLACE.matcher(text).results().forEach(found -> places.add(found.group(1)));
    places.sort(null);
    return places;
  }

  private static String text(MessageKey message, Language language) throws IOException {
    return texts(message.getClass(), language).getProperty(message.key());
  }

  private static Properties texts(Class<?> catalogue, Language language) throws IOException {
    String file = language == Language.EN ? "messages.properties" : "messages_ca.properties";
    Properties texts = new Properties();
    try (InputStream in = Objects.requireNonNull(catalogue.getResourceAsStream(file))) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<? extends MessageKey> load(String name) {
    try {
      return Class.forName(name).asSubclass(MessageKey.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
