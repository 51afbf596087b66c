package io.decisiongate.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Puts violations into words, one text for each keyword that is broken at one place. What the
 * branches of oneOf and anyOf complain about is summed up in the name of that keyword.
 */
final class ViolationTexts {
  /** Most violations that are told; one more text says how many there are beyond. */
  static final int MAX_TEXTS = 100;

  /** Keywords that look at what other keywords left over are told last. */
  private static final Set<String> LEFTOVERS =
      Set.of("additionalProperties", "unevaluatedProperties", "unevaluatedItems");

  /** Keywords whose next step in a path is a name, not a keyword. */
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "dependentSchemas");

  private ViolationTexts() {}

  static List<String> of(List<Error> errors) {
    Map<Place, List<Error>> places = new LinkedHashMap<>();
    for (Error error : errors) {
      NodePath path = error.getEvaluationPath();
      OptionalInt union = union(path);
      if (union.isEmpty()) {
        String keyword = error.getKeyword();
        String problem = LEFTOVERS.contains(keyword) ? "" : String.valueOf(error.getMessage());
        add(places, new Place(keyword, path.toString(), at(error), problem), error);
      } else if (isOwnOrAnyOf(error, union.getAsInt())) {
        String keyword = keyword(path, union.getAsInt());
        add(places, new Place(keyword, prefix(path, union.getAsInt()), at(error), ""), error);
      }
    }
    return limited(
        places.entrySet().stream()
            .sorted(Comparator.comparing(entry -> LEFTOVERS.contains(entry.getKey().keyword())))
            .map(entry -> ViolationText.of(entry.getKey().keyword(), entry.getValue()))
            .distinct()
            .toList());
  }

  private static void add(Map<Place, List<Error>> places, Place place, Error error) {
    places.computeIfAbsent(place, key -> new ArrayList<>()).add(error);
  }

  private static List<String> limited(List<String> texts) {
    if (texts.size() <= MAX_TEXTS) {
      return texts;
    }
    List<String> told = new ArrayList<>(texts.subList(0, MAX_TEXTS));
    told.add("and " + (texts.size() - MAX_TEXTS) + " more");
    return List.copyOf(told);
  }

  /** A failed oneOf reports itself beside its branches, a failed anyOf only its branches. */
  private static boolean isOwnOrAnyOf(Error error, int union) {
    NodePath path = error.getEvaluationPath();
    return keyword(path, union).equals("anyOf") || path.getNameCount() == union + 1;
  }

  /** Where the path enters the outermost oneOf or anyOf. */
  private static OptionalInt union(NodePath path) {
    for (int i = 0; i < path.getNameCount(); i++) {
      String keyword = keyword(path, i);
      if (keyword.equals("oneOf") || keyword.equals("anyOf")) {
        return OptionalInt.of(i);
      }
      if (NAMED.contains(keyword)) {
        i++;
      }
    }
    return OptionalInt.empty();
  }

  private static String keyword(NodePath path, int index) {
    return String.valueOf(path.getElement(index));
  }

  private static String prefix(NodePath path, int end) {
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i <= end; i++) {
      prefix.append('/').append(keyword(path, i));
    }
    return prefix.toString();
  }

  private static String at(Error error) {
    return String.valueOf(error.getInstanceLocation());
  }

  /**
   * A keyword of the schema applied to a place of the instance.
   *
   * @param problem tells apart what one keyword reports separately, for example each member that is
   *     missing
   */
  private record Place(
      String keyword, String evaluationPath, String instanceLocation, String problem)
      implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::instanceLocation)
            .thenComparing(Place::keyword)
            .thenComparing(Place::evaluationPath)
            .thenComparing(Place::problem);

    /**
     * Callers choose names of equal hashes; a map finds what can be compared among them at once.
     */
    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }
}
