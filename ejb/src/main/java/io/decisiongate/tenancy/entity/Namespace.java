package io.decisiongate.tenancy.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A part of a tenant in which definitions and runs live. */
@Entity
@Table(name = "namespace")
public class Namespace {

  /** The tenant's number and the namespace's own. */
  @Embeddable
  public record Key(
      @Column(name = "tenant_id") long tenant, @Column(name = "namespace_id") long namespace) {}

  @EmbeddedId private Key key = new Key(0, 0);

  @Column(name = "state", nullable = false)
  private String state = "";

  protected Namespace() {}

  public Key key() {
    return key;
  }

  public boolean active() {
    return state.equals("active");
  }
}
