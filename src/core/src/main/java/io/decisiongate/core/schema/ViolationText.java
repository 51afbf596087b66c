package io.decisiongate.core.schema;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The words for one broken keyword. */
final class ViolationText {
  /** Longest value, in characters, that is shown in full. */
  static final int MAX_VALUE = 256;

  private ViolationText() {}

  /**
   * Says what is wrong.
   *
   * @param errors all that the validator reported for this keyword at one place; never empty
   */
  static String of(String keyword, List<Error> errors) {
    Error error = errors.getFirst();
    String value = show(error.getInstanceNode());
    JsonNode limit = error.getSchemaNode();
    return switch (keyword) {
      case "type" -> value + types(limit);
      case "required" -> "\"" + error.getProperty() + "\" is a required property";
      case "additionalProperties" ->
          "Additional properties are not allowed (" + unexpected(errors) + " unexpected)";
      case "oneOf" -> value + oneOf(error);
      case "anyOf" ->
          value + " is not valid under any of the schemas listed in the 'anyOf' keyword";
      case "enum" -> value + " is not one of " + alternatives(limit);
      case "const" -> show(limit) + " was expected";
      case "minimum" -> value + " is less than the minimum of " + show(limit);
      case "maximum" -> value + " is greater than the maximum of " + show(limit);
      case "exclusiveMinimum" -> value + " is less than or equal to the minimum of " + show(limit);
      case "exclusiveMaximum" ->
          value + " is greater than or equal to the maximum of " + show(limit);
      case "multipleOf" -> value + " is not a multiple of " + show(limit);
      case "minLength" -> value + " is shorter than " + count(limit, "character");
      case "maxLength" -> value + " is longer than " + count(limit, "character");
      case "pattern" -> value + " does not match " + show(limit);
      case "minItems" -> value + " has less than " + count(limit, "item");
      case "maxItems" -> value + " has more than " + count(limit, "item");
      case "minProperties" -> value + " has less than " + plural(limit, "property", "properties");
      case "maxProperties" -> value + " has more than " + plural(limit, "property", "properties");
      case "uniqueItems" -> value + " has non-unique elements";
      case "not" -> show(limit) + " is not allowed for " + value;
      case "false" -> "False schema does not allow " + value;
      default -> shortened(String.valueOf(error.getMessage()));
    };
  }

  private static String types(JsonNode types) {
    if (!types.isArray()) {
      return " is not of type " + show(types);
    }
    return types
        .valueStream()
        .map(ViolationText::show)
        .sorted()
        .collect(Collectors.joining(", ", " is not of types ", ""));
  }

  private static String oneOf(Error error) {
    boolean none = String.valueOf(error.getArguments()[0]).equals("0");
    return none
        ? " is not valid under any of the schemas listed in the 'oneOf' keyword"
        : " is valid under more than one of the schemas listed in the 'oneOf' keyword";
  }

  private static String alternatives(JsonNode values) {
    if (values.isEmpty()) {
      return show(values);
    }
    List<String> shown = new ArrayList<>(values.valueStream().map(ViolationText::show).toList());
    String last = shown.removeLast();
    return shortened(shown.isEmpty() ? last : String.join(", ", shown) + " or " + last);
  }

  private static String unexpected(Collection<Error> errors) {
    String names =
        errors.stream()
            .map(error -> "'" + error.getProperty() + "'")
            .collect(Collectors.joining(", "));
    return shortened(names) + (errors.size() == 1 ? " was" : " were");
  }

  private static String count(JsonNode limit, String unit) {
    return plural(limit, unit, unit + "s");
  }

  private static String plural(JsonNode limit, String one, String many) {
    String count = show(limit);
    return count + " " + (count.equals("1") ? one : many);
  }

  /** The value as JSON, cut when it is long. */
  static String show(JsonNode node) {
    return shortened(String.valueOf(node));
  }

  private static String shortened(String text) {
    if (text.length() <= MAX_VALUE) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_VALUE - 1)) ? MAX_VALUE - 1 : MAX_VALUE;
    return text.substring(0, end) + "...";
  }
}
