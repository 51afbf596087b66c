package io.decisiongate.system.benchmark;

/**
 * A scenario of one stage that never ends: JSON texts of the arguments of its calls.
 *
 * @param advances whether each trigger leads into the stage again and issues its packet; else each
 *     trigger is a hold
 */
record LoopScenario(String id, long tenant, boolean advances) {

  String define() {
    String packet =
        """
        {"packet_id":"packet","schema_id":"any","content_type":"application/json",\
        "visibility_labels":[],"policy_tags":[],"expiry":null,\
        "payload":{"kind":"json","value":{"go":"on"}}}""";
    return """
        {"spec":{"scenario_id":"%s","namespace_id":1,"default_tenant_id":%d,"spec_version":"1",\
        "policies":[],"schemas":[],\
        "stages":[{"stage_id":"loop","entry_packets":[%s],"advance_to":{"kind":"fixed","stage_id":"loop"},\
        "timeout":null,"on_timeout":"fail","gates":[{"gate_id":"gate","requirement":{"Condition":"after"}}]}],\
        "conditions":[{"condition_id":"after","query":{"provider_id":"time","check_id":"after",\
        "params":{"timestamp":0}},"comparator":"equals","expected":%b,"policy_tags":[]}]}}"""
        .formatted(id, tenant, advances ? packet : "", advances);
  }

  String start(String run) {
    return """
        {"scenario_id":"%s","run_config":{"tenant_id":%d,"namespace_id":1,"run_id":"%s","scenario_id":"%s",\
        "dispatch_targets":[],"policy_tags":[]},"started_at":{"kind":"logical","value":1},\
        "issue_entry_packets":false}"""
        .formatted(id, tenant, run, id);
  }

  String trigger(String run, long number) {
    return """
        {"scenario_id":"%s","trigger":{"trigger_id":"t-%d","tenant_id":%d,"namespace_id":1,"run_id":"%s",\
        "kind":"external_event","time":{"kind":"logical","value":2},"source_id":"benchmark",\
        "payload":null,"correlation_id":null}}"""
        .formatted(id, number, tenant, run);
  }

  String status(String run) {
    return """
        {"scenario_id":"%s","request":{"tenant_id":%d,"namespace_id":1,"run_id":"%s",\
        "requested_at":{"kind":"logical","value":3},"correlation_id":null}}"""
        .formatted(id, tenant, run);
  }
}
