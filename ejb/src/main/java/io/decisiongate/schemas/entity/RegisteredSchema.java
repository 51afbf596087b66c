package io.decisiongate.schemas.entity;

import io.decisiongate.core.hash.HashedText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One version of a data shape; the journal adds it, nothing changes it. */
@Entity
@Table(name = "registered_schema")
public class RegisteredSchema {

  /** Where the schema lies, and which version of it. */
  @Embeddable
  public record Key(
      @Column(name = "tenant_id") long tenant,
      @Column(name = "namespace_id") long namespace,
      @Column(name = "schema_id") String schemaId,
      @Column(name = "version") String version) {}

  @EmbeddedId private Key key = new Key(0, 0, "", "");

  @Column(name = "record", nullable = false)
  private String record = "";

  @Column(name = "body_hash", nullable = false)
  private byte[] bodyHash = {};

  protected RegisteredSchema() {}

  public Key key() {
    return key;
  }

  /** The whole record. */
  public HashedText content() {
    return new HashedText(key, record, bodyHash);
  }
}
