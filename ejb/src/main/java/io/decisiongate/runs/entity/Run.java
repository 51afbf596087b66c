package io.decisiongate.runs.entity;

import io.decisiongate.core.hash.HashedText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Where a run stands. The journal writes it; each step raises its version. */
@Entity
@Table(name = "run")
public class Run {

  /** Tenant, namespace and the run's own id. */
  @Embeddable
  public record Key(
      @Column(name = "tenant_id") long tenant,
      @Column(name = "namespace_id") long namespace,
      @Column(name = "run_id") String runId) {}

  @EmbeddedId private Key key = new Key(0, 0, "");

  @Column(name = "version", nullable = false)
  private long version;

  @Column(name = "header", nullable = false)
  private String header = "";

  @Column(name = "body_hash", nullable = false)
  private byte[] bodyHash = {};

  protected Run() {}

  public Key key() {
    return key;
  }

  public long version() {
    return version;
  }

  /** The header, with the class of each number kept. */
  public HashedText content() {
    return new HashedText(key, header, bodyHash);
  }
}
