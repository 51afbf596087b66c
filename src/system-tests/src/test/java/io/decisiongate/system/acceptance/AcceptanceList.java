package io.decisiongate.system.acceptance;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The acceptance list of the core as {@code acceptance.json} has it.
 *
 * @param ids in the order of the list
 */
record AcceptanceList(List<AcceptanceList.Entry> ids) {

  /** Why an id may be without a test. */
  enum State {
    /** It has a test of its name. */
    TESTED,
    /** What it asks for belongs to something that this product does not have. */
    NOT_APPLICABLE,
    /** What it asks for is later work. */
    NOT_YET
  }

  /**
   * One id.
   *
   * @param area heading of the list
   * @param priority P0, P1 or P2; a dash when the reference registers none
   * @param because the reason, empty for an id that has a test
   */
  record Entry(String area, String id, String priority, State state, String because) {}

  static AcceptanceList load() {
    try (InputStream in = AcceptanceList.class.getResourceAsStream("acceptance.json")) {
      if (in == null) {
        throw new IllegalStateException("acceptance.json is not on the class path");
      }
      ObjectReader file = ObjectReader.of(JsonReader.read(in.readAllBytes()), "acceptance");
      return new AcceptanceList(file.list("ids", AcceptanceList::entry));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(Json json) {
    ObjectReader entry = ObjectReader.of(json, "id");
    String notApplicable = entry.optionalString("not_applicable").orElse("");
    String notYet = entry.optionalString("not_yet").orElse("");
    State state =
        !notApplicable.isEmpty()
            ? State.NOT_APPLICABLE
            : notYet.isEmpty() ? State.TESTED : State.NOT_YET;
    return new Entry(
        entry.string("area"),
        entry.string("id"),
        entry.string("priority"),
        state,
        notApplicable + notYet);
  }
}
