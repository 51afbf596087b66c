package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.allNonEmpty;
import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.List;

/**
 * {@code server.feedback.scenario_next}: how much of a decision callers of {@code scenario_next}
 * are told.
 *
 * @param byDefault the key {@code default}; at most {@code max}
 * @param localOnlyDefault the default when callers authenticate as local; at most {@code max}
 */
public record FeedbackSettings(
    Level byDefault,
    Level localOnlyDefault,
    Level max,
    List<String> traceSubjects,
    List<String> traceRoles,
    List<String> evidenceSubjects,
    List<String> evidenceRoles) {
  private static final String SECTION = "server.feedback.scenario_next.";

  /** What is told, from little to much. */
  public enum Level {
    SUMMARY,
    TRACE,
    EVIDENCE
  }

  public FeedbackSettings {
    traceSubjects = List.copyOf(traceSubjects);
    traceRoles = List.copyOf(traceRoles);
    evidenceSubjects = List.copyOf(evidenceSubjects);
    evidenceRoles = List.copyOf(evidenceRoles);
  }

  static FeedbackSettings from(TableReader table) {
    return new FeedbackSettings(
        table.word("default", Level.class, Level.SUMMARY),
        table.word("local_only_default", Level.class, Level.TRACE),
        table.word("max", Level.class, Level.TRACE),
        table.texts("trace_subjects", List.of("loopback", "stdio")),
        table.texts("trace_roles"),
        table.texts("evidence_subjects"),
        table.texts("evidence_roles"));
  }

  void validate() {
    require(byDefault.compareTo(max) <= 0, SECTION + "default exceeds max");
    require(localOnlyDefault.compareTo(max) <= 0, SECTION + "local_only_default exceeds max");
    allNonEmpty(SECTION + "trace_subjects", traceSubjects);
    allNonEmpty(SECTION + "trace_roles", traceRoles);
    allNonEmpty(SECTION + "evidence_subjects", evidenceSubjects);
    allNonEmpty(SECTION + "evidence_roles", evidenceRoles);
  }
}
