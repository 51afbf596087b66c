package io.decisiongate.system.dispatch;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;

/** A scenario that issues a packet at its start and at each step, and its runs. */
record PacketScenario(String id, long tenant, long namespace) {

  Json define() {
    return JsonReader.read(
        """
        {"spec":{"scenario_id":"%s","namespace_id":%d,"default_tenant_id":%d,"spec_version":"1",
         "policies":[],"schemas":[],"conditions":[],
         "stages":[{"stage_id":"loop","gates":[],"on_timeout":"fail",
           "advance_to":{"kind":"fixed","stage_id":"loop"},
           "entry_packets":[{"packet_id":"p1","schema_id":"any","content_type":"application/json",
             "visibility_labels":["public"],"policy_tags":[],
             "payload":{"kind":"json","value":{"go":1.0}}}]}]}}
        """
            .formatted(id, namespace, tenant));
  }

  /**
   * Starts a run, which issues its first packet.
   *
   * @param targets JSON array
   */
  Json start(String run, String targets) {
    return JsonReader.read(
        """
        {"scenario_id":"%s","run_config":{"tenant_id":%d,"namespace_id":%d,"run_id":"%s",
          "scenario_id":"%s","dispatch_targets":%s,"policy_tags":[]},
         "started_at":{"kind":"logical","value":1},"issue_entry_packets":true}
        """
            .formatted(id, tenant, namespace, run, id, targets));
  }

  /** Takes a step, which issues the packet once more. */
  Json step(String run, String trigger) {
    return JsonReader.read(
        """
        {"scenario_id":"%s","trigger":{"trigger_id":"%s","tenant_id":%d,"namespace_id":%d,
          "run_id":"%s","kind":"external_event","time":{"kind":"logical","value":2},
          "source_id":"system-tests"}}
        """
            .formatted(id, trigger, tenant, namespace, run));
  }
}
