package io.decisiongate.tenancy.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One isolated customer space. The journal moves its head; nothing here changes it. */
@Entity
@Table(name = "tenant")
public class Tenant {
  @Id
  @Column(name = "tenant_id")
  private long id;

  @Column(name = "state", nullable = false)
  private String state = "";

  protected Tenant() {}

  public long id() {
    return id;
  }

  public boolean active() {
    return state.equals("active");
  }
}
