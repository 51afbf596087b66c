package io.decisiongate.system.faults;

import io.decisiongate.core.audit.HashChain;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The audit logs, read record by record: each tenant's numbers, hashes and end are checked, and the
 * records of one call are put together.
 *
 * @param traces one for each attempt that left records
 */
record AuditTrail(List<Trace> traces) {

  /**
   * The records of one attempt of a call.
   *
   * @param index of its last record, which is the {@code mcp_request}
   * @param units of each metric that it was allowed to use
   */
  record Trace(
      long tenant,
      String requestId,
      boolean ok,
      long index,
      String leafHash,
      Map<String, Long> units) {}

  static AuditTrail read(StoredFacts facts, List<String> violations) {
    Map<Long, Log> logs = new HashMap<>();
    for (StoredFacts.AuditRecord record : facts.audit()) {
      logs.computeIfAbsent(record.tenant(), tenant -> new Log(tenant, violations)).add(record);
    }
    for (StoredFacts.Head head : facts.heads()) {
      logs.computeIfAbsent(head.tenant(), tenant -> new Log(tenant, violations)).endsAt(head);
    }
    return new AuditTrail(logs.values().stream().flatMap(log -> log.traces.stream()).toList());
  }

  /** One tenant's log, as far as it has been read. */
  private static final class Log {
    private final long tenant;
    private final List<String> violations;
    private final List<Trace> traces = new ArrayList<>();
    private final Set<String> finished = new HashSet<>();
    private final Map<String, Long> units = new LinkedHashMap<>();
    private long sequence;
    private byte[] hash = {};
    private Optional<String> unfinished = Optional.empty();

    Log(long tenant, List<String> violations) {
      this.tenant = tenant;
      this.violations = violations;
    }

    void add(StoredFacts.AuditRecord record) {
      sequence++;
      require(record.sequence() == sequence, "gap before record " + record.sequence());
      require(Arrays.equals(record.previous(), hash), "fork at record " + record.sequence());
      require(
          Arrays.equals(record.hash(), HashChain.next(record.previous(), record.payload())),
          "wrong hash of record " + record.sequence());
      sequence = record.sequence();
      hash = record.hash();
      addToCall(record);
    }

    void endsAt(StoredFacts.Head head) {
      require(
          head.auditSequence() == sequence && head.auditHash().equals(StoredFacts.hex(hash)),
          "ends at record " + sequence + ", but its head says " + head);
      unfinished.ifPresent(call -> violations.add("half of the records of call " + call));
    }

    /** The records of one attempt lie side by side, the request's own at their end. */
    private void addToCall(StoredFacts.AuditRecord record) {
      ObjectReader event = ObjectReader.of(JsonReader.read(record.payload()), "event");
      String call = event.string("server_correlation_id");
      require(
          unfinished.filter(other -> !other.equals(call)).isEmpty(),
          "half of the records of call " + unfinished);
      require(!finished.contains(call), "records of call " + call + " at two places");
      unfinished = Optional.of(call);
      event
          .optionalString("metric")
          .ifPresent(metric -> units.put(metric, event.integer("units", 1, Long.MAX_VALUE)));
      if (event.string("event").equals("mcp_request")) {
        traces.add(
            new Trace(
                tenant,
                event.optionalString("request_id").orElse(""),
                event.string("outcome").equals("Ok"),
                record.sequence() - 1,
                HashChain.leafHash(record.payload(), record.previous(), record.hash()),
                Map.copyOf(units)));
        finished.add(call);
        units.clear();
        unfinished = Optional.empty();
      }
    }

    private void require(boolean holds, String otherwise) {
      if (!holds) {
        violations.add("audit log of tenant " + tenant + ": " + otherwise);
      }
    }
  }
}
