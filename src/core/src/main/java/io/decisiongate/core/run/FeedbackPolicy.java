package io.decisiongate.core.run;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Who learns how much from {@code scenario_next} (mcp-tools.md section 2.5; configuration {@code
 * server.feedback.scenario_next}).
 *
 * @param defaultLevel when the caller asks for none
 * @param localDefaultLevel the same for local callers
 * @param max for everybody
 */
public record FeedbackPolicy(
    FeedbackLevel defaultLevel,
    FeedbackLevel localDefaultLevel,
    FeedbackLevel max,
    Set<String> traceSubjects,
    Set<String> traceRoles,
    Set<String> evidenceSubjects,
    Set<String> evidenceRoles) {

  /** As without configuration: a trace for local callers, the decision for all others. */
  public static final FeedbackPolicy DEFAULT =
      new FeedbackPolicy(
          FeedbackLevel.SUMMARY,
          FeedbackLevel.TRACE,
          FeedbackLevel.TRACE,
          Set.of("loopback", "stdio"),
          Set.of(),
          Set.of(),
          Set.of());

  public FeedbackPolicy {
    traceSubjects = Set.copyOf(traceSubjects);
    traceRoles = Set.copyOf(traceRoles);
    evidenceSubjects = Set.copyOf(evidenceSubjects);
    evidenceRoles = Set.copyOf(evidenceRoles);
  }

  /** What this caller gets who asks for this. */
  public FeedbackGrant grant(FeedbackCaller caller, Optional<FeedbackLevel> requested) {
    FeedbackLevel wanted = requested.orElse(caller.local() ? localDefaultLevel : defaultLevel);
    boolean trace = allowed(caller, traceSubjects, traceRoles);
    FeedbackLevel granted =
        switch (wanted.atMost(max)) {
          case SUMMARY -> FeedbackLevel.SUMMARY;
          case TRACE -> trace ? FeedbackLevel.TRACE : FeedbackLevel.SUMMARY;
          case EVIDENCE -> {
            if (allowed(caller, evidenceSubjects, evidenceRoles)) {
              yield FeedbackLevel.EVIDENCE;
            }
            yield trace ? FeedbackLevel.TRACE : FeedbackLevel.SUMMARY;
          }
        };
    return new FeedbackGrant(wanted, granted, requested.isPresent());
  }

  private static boolean allowed(FeedbackCaller caller, Set<String> subjects, Set<String> roles) {
    return subjects.contains(caller.principalId()) || !Collections.disjoint(roles, caller.roles());
  }
}
