package io.decisiongate.operations.control;

import java.util.function.LongSupplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;

/**
 * All series of this application by name (docs/metrics.md). Buckets lie in
 * META-INF/microprofile-config.properties.
 */
public final class Series {
  static final Metadata REQUESTS =
      metadata("dg_requests_total", MetricUnits.NONE, "Requests answered.");
  static final Metadata REQUEST_TIME =
      metadata("dg_request_seconds", MetricUnits.SECONDS, "Time to the durable answer.");
  static final Metadata REQUEST_SIZE =
      metadata("dg_request_bytes", MetricUnits.BYTES, "Bodies of requests.");
  static final Metadata RESPONSE_SIZE =
      metadata("dg_response_bytes", MetricUnits.BYTES, "Bodies of answers.");
  public static final Metadata IN_FLIGHT =
      metadata("dg_requests_in_flight", MetricUnits.NONE, "Requests being answered now.");

  static final Metadata LANE_DEPTH =
      metadata(
          "dg_journal_lane_depth",
          MetricUnits.NONE,
          "Changes that are not durable yet, all lanes.");
  static final Metadata BATCH_CHANGES =
      metadata("dg_journal_batch_changes", MetricUnits.NONE, "Changes in one commit.");
  static final Metadata COMMIT_TIME =
      metadata("dg_journal_commit_seconds", MetricUnits.SECONDS, "Time to write one batch.");
  static final Metadata LOCKED_BATCHES =
      metadata(
          "dg_journal_locked_batches_total",
          MetricUnits.NONE,
          "Batches that were written again under the head's lock.");

  static final Metadata QUEUE_WAIT =
      metadata(
          "dg_run_queue_wait_seconds",
          MetricUnits.SECONDS,
          "Waiting of calls that found another call at their run.");

  static final Metadata PROVIDER_QUESTIONS =
      metadata("dg_provider_questions_total", MetricUnits.NONE, "Questions to providers.");
  static final Metadata PROVIDER_TIME =
      metadata(
          "dg_provider_question_seconds",
          MetricUnits.SECONDS,
          "From a question to a provider to its end.");

  static final Metadata DISPATCH_ATTEMPTS =
      metadata(
          "dg_dispatch_attempts_total", MetricUnits.NONE, "Recorded attempts to deliver packets.");
  static final Metadata OUTBOX_DEPTH =
      metadata(
          "dg_dispatch_outbox_depth", MetricUnits.NONE, "Deliveries that wait, of all tenants.");
  static final Metadata OUTBOX_AGE =
      metadata(
          "dg_dispatch_outbox_oldest_age_seconds",
          MetricUnits.SECONDS,
          "Since the oldest packet that waits was issued.");

  private Series() {}

  /** Registers a number that is asked for when metrics are read. */
  public static void gauge(MetricRegistry registry, Metadata series, LongSupplier value) {
    registry.gauge(series, value::getAsLong);
  }

  private static Metadata metadata(String name, String unit, String description) {
    return Metadata.builder().withName(name).withUnit(unit).withDescription(description).build();
  }
}
