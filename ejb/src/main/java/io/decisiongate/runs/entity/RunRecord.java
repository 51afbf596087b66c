package io.decisiongate.runs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One entry of a run's append-only logs. */
@Entity
@Table(name = "run_record")
public class RunRecord {

  /**
   * The run, which of its logs, and the place in it.
   *
   * @param position from 1
   */
  @Embeddable
  public record Key(
      @Column(name = "tenant_id") long tenant,
      @Column(name = "namespace_id") long namespace,
      @Column(name = "run_id") String runId,
      @Column(name = "log") short log,
      @Column(name = "position") long position) {}

  @EmbeddedId private Key key = new Key(0, 0, "", (short) 0, 0);

  @Column(name = "decision", nullable = false)
  private long decision;

  @Column(name = "entry_key")
  private @Nullable String entryKey;

  @Column(name = "subject")
  private @Nullable String subject;

  @Column(name = "body", nullable = false)
  private String body = "";

  @Column(name = "body_hash", nullable = false)
  private byte[] bodyHash = {};

  protected RunRecord() {}

  public Key key() {
    return key;
  }

  public String body() {
    return body;
  }

  public byte[] bodyHash() {
    return bodyHash.clone();
  }
}
