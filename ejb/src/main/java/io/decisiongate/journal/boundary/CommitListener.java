package io.decisiongate.journal.boundary;

import java.util.List;

/**
 * Is told what has been committed, in the order of each tenant's log, before the callers are
 * answered. It must be quick, because the tenant waits, and must not fail.
 */
public interface CommitListener {
  /** These changes of one tenant are on disk. */
  void committed(List<Change> changes);
}
