package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Map;

/** The whole of a run as one document (engine.md section 3). */
public final class RunState {
  private RunState() {}

  /**
   * Puts a run together.
   *
   * @param logs the items of each log from the first on; a log that is missing is empty
   */
  public static Json toJson(RunHeader header, Map<Log, List<Json>> logs) {
    Json.ObjectBuilder state = header.scalars();
    for (Log log : Log.values()) {
      state.put(log.wire(), new Json.Array(logs.getOrDefault(log, List.of())));
    }
    return state.build();
  }
}
