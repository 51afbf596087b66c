package io.decisiongate.administration.boundary;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;
import java.util.Set;

/** Names and states as requests have them. */
final class Naming {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ID = 255;

  private Naming() {}

  /** A name for people: 1 to 200 characters, no control characters, blanks not alone. */
  static Optional<String> optionalName(ObjectReader members) {
    Optional<String> name = optionalText(members, "name", LONGEST_NAME);
    if (name.filter(String::isBlank).isPresent()) {
      throw members.invalid("name", "expected more than blanks");
    }
    return name;
  }

  /** A text for people without control characters. */
  static Optional<String> optionalText(ObjectReader members, String name, int longest) {
    Optional<String> text = members.optionalString(name);
    if (text.filter(
            words ->
                words.length() > longest || words.codePoints().anyMatch(Character::isISOControl))
        .isPresent()) {
      throw members.invalid(
          name, "expected at most " + longest + " characters, none a control character");
    }
    return text;
  }

  static String name(ObjectReader members) {
    return optionalName(members)
        .orElseThrow(() -> new InvalidParams("missing field `name` in the request"));
  }

  /** The id of a principal: 1 to 255 printable characters of ASCII without blanks. */
  static String principalId(ObjectReader members) {
    String id = members.string("principal_id");
    if (id.isEmpty()
        || id.length() > LONGEST_ID
        || !id.chars().allMatch(letter -> letter > ' ' && letter <= '~')) {
      throw members.invalid(
          "principal_id",
          "expected 1 to " + LONGEST_ID + " printable characters of ASCII without blanks");
    }
    return id;
  }

  static Optional<String> optionalWord(ObjectReader members, String name, Set<String> words) {
    Optional<String> word = members.optionalString(name);
    if (word.filter(text -> !words.contains(text)).isPresent()) {
      throw members.invalid(
          name,
          "`" + word.get() + "` is none of " + String.join(", ", words.stream().sorted().toList()));
    }
    return word;
  }
}
