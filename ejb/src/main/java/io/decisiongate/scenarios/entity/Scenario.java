package io.decisiongate.scenarios.entity;

import io.decisiongate.core.hash.HashedText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A stored definition; the journal adds it, nothing changes it. */
@Entity
@Table(name = "scenario")
public class Scenario {

  /**
   * Where the definition lies.
   *
   * @param tenant 0 for the shared scope of open tenancy
   */
  @Embeddable
  public record Key(
      @Column(name = "tenant_id") long tenant,
      @Column(name = "namespace_id") long namespace,
      @Column(name = "scenario_id") String scenarioId) {}

  @EmbeddedId private Key key = new Key(0, 0, "");

  @Column(name = "default_tenant")
  private @Nullable Long defaultTenant;

  @Column(name = "spec", nullable = false)
  private String spec = "";

  @Column(name = "spec_hash", nullable = false)
  private String specHash = "";

  @Column(name = "body_hash", nullable = false)
  private byte[] bodyHash = {};

  protected Scenario() {}

  public Key key() {
    return key;
  }

  /** The definition, with the class of each number kept. */
  public HashedText content() {
    return new HashedText(key, spec, bodyHash);
  }

  /** Hexadecimal SHA-256 of the canonical form. */
  public String specHash() {
    return specHash;
  }
}
