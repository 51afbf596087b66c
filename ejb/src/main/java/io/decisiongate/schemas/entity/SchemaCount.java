package io.decisiongate.schemas.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** How many data shapes a namespace has; the journal keeps it. */
@Entity
@Table(name = "schema_count")
public class SchemaCount {

  /** The namespace. */
  @Embeddable
  public record Key(
      @Column(name = "tenant_id") long tenant, @Column(name = "namespace_id") long namespace) {}

  @EmbeddedId private Key key = new Key(0, 0);

  @Column(name = "entries", nullable = false)
  private long entries;

  protected SchemaCount() {}

  public Key key() {
    return key;
  }

  public long entries() {
    return entries;
  }
}
