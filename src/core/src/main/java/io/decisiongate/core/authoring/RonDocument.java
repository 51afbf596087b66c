package io.decisiongate.core.authoring;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.ron.Position;
import io.decisiongate.core.ron.Ron;
import io.decisiongate.core.ron.RonReader;
import io.decisiongate.core.ron.RonSyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scenario in RON. Names that stand alone are refused everywhere; names with values outside of
 * requirements too, because nothing there could be meant by them.
 */
final class RonDocument {
  private static final String REQUIREMENT = "requirement";

  /** Requirements that take several others; their values are a list. */
  private static final Set<String> LISTS = Set.of("And", "Or");

  private final boolean variants;

  private RonDocument(boolean variants) {
    this.variants = variants;
  }

  static Json read(String text, boolean variants) {
    try {
      return new RonDocument(variants).json(RonReader.read(text), false);
    } catch (RonSyntaxException e) {
      throw new InvalidScenario(new Problem.Unparsable(AuthoringFormat.RON, e.text()), e);
    }
  }

  private Json json(Ron value, boolean inRequirement) {
    return switch (value) {
      case Ron.Scalar scalar -> scalar.value();
      case Ron.Sequence sequence -> array(sequence.items(), inRequirement);
      case Ron.Struct struct -> {
        Map<String, Json> members = new LinkedHashMap<>();
        struct
            .members()
            .forEach(
                (name, member) ->
                    members.put(name, json(member, inRequirement || name.equals(REQUIREMENT))));
        yield new Json.Obj(members);
      }
      case Ron.Word word -> throw refused(word.at(), "Expected a value, found " + word.name());
      case Ron.Variant variant -> variant(variant, inRequirement);
    };
  }

  private Json variant(Ron.Variant variant, boolean inRequirement) {
    if (!inRequirement) {
      throw refused(
          variant.at(),
          "Expected a value, found %s(...); such names mean nothing here"
              .formatted(variant.name()));
    }
    Json values = array(variant.items(), true);
    if (!variants) {
      return values;
    }
    List<Json> items = ((Json.Array) values).items();
    boolean several = LISTS.contains(variant.name()) && !isOneList(items);
    if (!several && items.size() != 1) {
      throw refused(variant.at(), "Expected one value in " + variant.name() + "(...)");
    }
    return Json.object().put(variant.name(), several ? values : items.getFirst()).build();
  }

  private static boolean isOneList(List<Json> items) {
    return items.size() == 1 && items.getFirst() instanceof Json.Array;
  }

  private Json array(List<Ron> items, boolean inRequirement) {
    return new Json.Array(items.stream().map(item -> json(item, inRequirement)).toList());
  }

  private static RonSyntaxException refused(Position at, String problem) {
    return new RonSyntaxException(at, problem);
  }
}
