package io.decisiongate.core.jsonpath;

import io.decisiongate.core.json.Json;

/** A number of units that may be spent. */
final class Budget {
  private final int total;
  private int left;

  Budget(int total) {
    this.total = total;
    this.left = total;
  }

  /**
   * Spends units.
   *
   * @throws SelectionTooLarge when there are not enough
   */
  void spend(int units) {
    if (units > left) {
      throw new SelectionTooLarge("more than " + total + " units");
    }
    left -= units;
  }

  /** Spends one unit for each node and each character of a value. */
  void weigh(Json value) {
    spend(1);
    switch (value) {
      case Json.Text text -> spend(text.value().length());
      case Json.Array array -> array.items().forEach(this::weigh);
      case Json.Obj object ->
          object
              .members()
              .forEach(
                  (name, member) -> {
                    spend(name.length());
                    weigh(member);
                  });
      case Json.Null ignored -> {}
      case Json.Bool ignored -> {}
      case Json.Int ignored -> {}
      case Json.Float ignored -> {}
    }
  }
}
