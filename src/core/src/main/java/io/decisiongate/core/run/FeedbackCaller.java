package io.decisiongate.core.run;

import java.util.Set;

/**
 * Who asks for feedback.
 *
 * @param roles those that count for the run's tenant and namespace
 * @param local whether the caller was let in as local, without credentials
 */
public record FeedbackCaller(String principalId, Set<String> roles, boolean local) {
  public FeedbackCaller {
    roles = Set.copyOf(roles);
  }
}
