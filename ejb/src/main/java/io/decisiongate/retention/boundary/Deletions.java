package io.decisiongate.retention.boundary;

import io.decisiongate.retention.control.Purger;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** Erases what administrators have purged (migration V016). */
@ApplicationScoped
public class Deletions {
  @EJB Purger purger;

  /** Looks now for what is to be erased, and not only the next time; does not wait for it. */
  public void eraseSoon() {
    purger.eraseSoon();
  }
}
