package io.decisiongate.usage.control;

import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.usage.boundary.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks and records what a call uses. */
@ApplicationScoped
public class Meter {
  @Inject ActiveConfiguration configuration;

  /** Decides whether the call may use this much, and audits the decision. */
  public void check(Call call, Metric metric, long units) {
    String reason =
        switch (configuration.tenancy()) {
          case OPEN -> "noop_allow";
          case MANAGED -> "allowed";
        };
    call.change().audit(AuditEvents.usageAudit(call, metric.label(), units, true, reason));
  }

  /** Adds this much to what the call will have used. */
  public void record(Call call, Metric metric, long units) {
    if (call.isFree() || call.tenant().isEmpty() || call.namespace().isEmpty()) {
      return;
    }
    long now = System.currentTimeMillis();
    call.change()
        .usage(
            List.of(
                new Change.UsageEntry(
                    call.namespace().get().value(),
                    metric.label(),
                    units,
                    now,
                    onceKey(call, metric))));
  }

  /** The same request id with the same body from the same credential is the same call. */
  private static Optional<UUID> onceKey(Call call, Metric metric) {
    return call.origin()
        .requestId()
        .map(
            id -> {
              String who = call.principal().credentialId() + '\n' + metric.label() + '\n';
              byte[] text = who.getBytes(StandardCharsets.UTF_8);
              byte[] body = call.origin().bodyDigest();
              ByteBuffer digest =
                  ByteBuffer.wrap(
                      Sha256.digest(
                          ByteBuffer.allocate(text.length + body.length)
                              .put(text)
                              .put(body)
                              .array()));
              return new UUID(digest.getLong(), digest.getLong());
            });
  }
}
