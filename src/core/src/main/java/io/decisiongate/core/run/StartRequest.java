package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.time.Timestamp;

/**
 * Arguments of {@code scenario_start}.
 *
 * @param issueEntryPackets whether the packets of the first stage are issued; they never are later
 */
public record StartRequest(
    String scenarioId, RunConfig runConfig, Timestamp startedAt, boolean issueEntryPackets) {
  public static StartRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "scenario_start");
    return new StartRequest(
        members.string("scenario_id"),
        RunConfig.fromJson(members.value("run_config")),
        Timestamp.fromJson(members.value("started_at")),
        members.bool("issue_entry_packets"));
  }
}
