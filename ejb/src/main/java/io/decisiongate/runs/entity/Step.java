package io.decisiongate.runs.entity;

import io.decisiongate.core.hash.HashedText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What one step appended to the logs of its run; never changed. */
@Entity
@Table(name = "run_step")
public class Step {

  /**
   * The run, and its version after the step.
   *
   * @param version from 1
   */
  @Embeddable
  public record Key(
      @Column(name = "tenant_id") long tenant,
      @Column(name = "namespace_id") long namespace,
      @Column(name = "run_id") String runId,
      @Column(name = "version") long version) {}

  @EmbeddedId private Key key = new Key(0, 0, "", 0);

  @Column(name = "trigger_id")
  private @Nullable String triggerId;

  @Column(name = "submission_id")
  private @Nullable String submissionId;

  @Column(name = "packets", nullable = false)
  private int packets;

  @Column(name = "packet_ids")
  private @Nullable String packetIds;

  @Column(name = "packet_ids_hash")
  private byte @Nullable [] packetIdsHash;

  @Column(name = "entries", nullable = false)
  private String entries = "";

  @Column(name = "body_hash", nullable = false)
  private byte[] bodyHash = {};

  protected Step() {}

  public Key key() {
    return key;
  }

  /** JSON object: log to the entries appended to it. */
  public HashedText content() {
    return new HashedText(key, entries, bodyHash);
  }
}
