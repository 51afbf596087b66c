package io.decisiongate.journal.boundary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Everything one call leaves behind, as data: it is committed whole or not at all.
 *
 * @param tenant whose lane it takes; 0 is the platform's
 * @param opensTenant whether the tenant may be created by this change (open tenancy)
 */
public record Change(
    long tenant,
    boolean opensTenant,
    List<NewNamespace> namespaces,
    List<NewScenario> scenarios,
    List<NewSchema> schemas,
    List<NewRun> runs,
    List<RunUpdate> runUpdates,
    List<NewStep> runSteps,
    List<NewDelivery> deliveries,
    List<AttemptedDelivery> attempts,
    List<AdministrativeStep> administration,
    List<UsageEntry> usage,
    List<AuditEntry> audit) {

  public Change {
    namespaces = List.copyOf(namespaces);
    scenarios = List.copyOf(scenarios);
    schemas = List.copyOf(schemas);
    runs = List.copyOf(runs);
    runUpdates = List.copyOf(runUpdates);
    runSteps = List.copyOf(runSteps);
    deliveries = List.copyOf(deliveries);
    attempts = List.copyOf(attempts);
    administration = List.copyOf(administration);
    usage = List.copyOf(usage);
    audit = List.copyOf(audit);
    if (audit.isEmpty()) {
      throw new IllegalArgumentException("a change without an audit record proves nothing");
    }
  }

  /** A namespace that appears at its first use. */
  public record NewNamespace(long namespace, long at) {}

  /**
   * A scenario definition.
   *
   * @param owner the tenant it belongs to; 0 for the shared scope of open tenancy
   * @param spec JSON text that keeps the class of each number
   * @param specHash hexadecimal
   */
  public record NewScenario(
      long owner,
      long namespace,
      String scenarioId,
      Optional<Long> defaultTenant,
      String spec,
      String specHash,
      long at) {}

  /**
   * A data shape.
   *
   * @param record the whole record as JSON text that keeps the class of each number
   * @param mostEntries how many the namespace may have with this one; empty means no limit
   */
  public record NewSchema(
      long namespace,
      String schemaId,
      String version,
      String record,
      Optional<Long> mostEntries,
      long at) {}

  /** A run that starts, at version 1. */
  public record NewRun(
      long namespace,
      String runId,
      String scenarioId,
      String status,
      String stageId,
      String header,
      long at) {}

  /**
   * A step of a run, computed from the version that is expected still to be there.
   *
   * @param after the commit of the step that makes that version, while it may be under way: if it
   *     fails, this one does too, because another node may have made a version of the same number
   */
  public record RunUpdate(
      long namespace,
      String runId,
      long expectedVersion,
      CompletableFuture<?> after,
      String status,
      String stageId,
      String header,
      long at) {}

  /**
   * What a step appends to the logs of its run.
   *
   * @param version the run's version after the step
   * @param triggerId of the decision that the step made; unique within the run
   * @param submissionId of the submission that the step took; unique within the run
   * @param packets how many the step issued
   * @param packetIds JSON array of their ids; empty when there are none
   * @param entries JSON object: log to the entries appended to it
   */
  public record NewStep(
      long namespace,
      String runId,
      long version,
      Optional<String> triggerId,
      Optional<String> submissionId,
      int packets,
      Optional<String> packetIds,
      String entries) {}

  /**
   * A packet that a sink is to deliver to one target, once this is committed.
   *
   * @param id of the packet and its target
   * @param sink {@code log} or {@code callback}
   * @param stepVersion of the step that issued the packet
   * @param packetIndex its place among the step's packets, from 0
   * @param target compact JSON
   * @param at Unix milliseconds
   */
  public record NewDelivery(
      UUID id,
      String sink,
      long namespace,
      String runId,
      long stepVersion,
      int packetIndex,
      String target,
      long at) {}

  /**
   * What became of an attempt to deliver a packet. It is stale when the attempt's lease is over and
   * somebody else has taken the delivery, or when it is settled already.
   *
   * @param lease of the attempt
   * @param state {@code delivered}, {@code given_up}, or {@code pending} for one more attempt
   * @param retryInMs milliseconds until that one; 0 when there is none
   * @param settledAt Unix milliseconds; empty when there is one more attempt
   * @param error what went wrong, if anything
   */
  public record AttemptedDelivery(
      UUID id,
      String sink,
      UUID lease,
      String state,
      long retryInMs,
      Optional<Long> settledAt,
      Optional<String> error) {}

  /**
   * Something that an administrator changes, done by a function of the database (migration V010).
   * The change is stale when the function finds that it cannot be done any more.
   *
   * @param function its name
   * @param arguments of the types Long, Integer, Boolean, String and byte[]; null, or an empty
   *     Optional of one of them, where the function takes null
   */
  public record AdministrativeStep(String function, List<@Nullable Object> arguments) {
    public AdministrativeStep {
      List<@Nullable Object> plain = new ArrayList<>(arguments.size());
      for (Object argument : arguments) {
        plain.add(argument instanceof Optional<?> value ? value.orElse(null) : argument);
      }
      arguments = Collections.unmodifiableList(plain);
    }
  }

  /**
   * Units used of one metric.
   *
   * @param once identifies the call: a repetition within ten minutes counts nothing; empty always
   *     counts
   */
  public record UsageEntry(
      long namespace, String metric, long units, long at, Optional<UUID> once) {}

  /**
   * One audit event, not yet numbered and chained.
   *
   * @param at Unix milliseconds
   * @param payload compact JSON, members in their declared order
   */
  public record AuditEntry(String event, long at, String payload) {}

  public static Builder builder() {
    return new Builder();
  }

  /** Collects what a call leaves. */
  public static final class Builder {
    private final List<NewNamespace> namespaces = new ArrayList<>(1);
    private final List<NewScenario> scenarios = new ArrayList<>(1);
    private final List<NewSchema> schemas = new ArrayList<>(1);
    private final List<NewRun> runs = new ArrayList<>(1);
    private final List<RunUpdate> runUpdates = new ArrayList<>(1);
    private final List<NewStep> runSteps = new ArrayList<>(1);
    private final List<NewDelivery> deliveries = new ArrayList<>(0);
    private final List<AttemptedDelivery> attempts = new ArrayList<>(0);
    private final List<AdministrativeStep> administration = new ArrayList<>(0);
    private final List<UsageEntry> usage = new ArrayList<>(2);
    private final List<AuditEntry> audit = new ArrayList<>(4);

    private Builder() {}

    public Builder namespace(NewNamespace namespace) {
      namespaces.add(namespace);
      return this;
    }

    public Builder scenario(NewScenario scenario) {
      scenarios.add(scenario);
      return this;
    }

    public Builder schema(NewSchema schema) {
      schemas.add(schema);
      return this;
    }

    public Builder run(NewRun run) {
      runs.add(run);
      return this;
    }

    public Builder runUpdate(RunUpdate update) {
      runUpdates.add(update);
      return this;
    }

    public Builder runStep(NewStep step) {
      runSteps.add(step);
      return this;
    }

    public Builder deliveries(List<NewDelivery> added) {
      deliveries.addAll(added);
      return this;
    }

    public Builder attempt(AttemptedDelivery attempt) {
      attempts.add(attempt);
      return this;
    }

    public Builder administration(AdministrativeStep step) {
      administration.add(step);
      return this;
    }

    public Builder usage(List<UsageEntry> entries) {
      usage.addAll(entries);
      return this;
    }

    public Builder audit(AuditEntry entry) {
      audit.add(entry);
      return this;
    }

    /** The whole, for this tenant's lane. */
    public Change build(long tenant, boolean opensTenant) {
      return new Change(
          tenant,
          opensTenant,
          namespaces,
          scenarios,
          schemas,
          runs,
          runUpdates,
          runSteps,
          deliveries,
          attempts,
          administration,
          usage,
          audit);
    }

    /** Only the audit records, for a call that failed: it leaves no other trace. */
    public Change buildAuditOnly(long tenant) {
      return new Change(
          tenant, false, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of(), List.of(), List.of(), List.of(), audit);
    }
  }
}
