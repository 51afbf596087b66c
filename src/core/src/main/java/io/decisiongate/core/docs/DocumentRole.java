package io.decisiongate.core.docs;

import java.util.List;
import java.util.Locale;

/** What readers go to a document for; in the order of an overview. */
public enum DocumentRole {
  /** Why decisions can be trusted. */
  REASONING("why", "trust", "evidence", "security", "invariant"),
  /** Which tool to call next. */
  DECISION("which tool", "precheck", "scenario", "runpack", "start", "next"),
  /** What the words and forms mean. */
  ONTOLOGY("schema", "provider", "comparator", "condition", "ret", "jsonpath"),
  /** How others have done it; also the role of documents that a deployment adds. */
  PATTERN("playbook", "workflow", "recipe", "integration", "example");

  private final List<String> cues;

  DocumentRole(String... cues) {
    this.cues = List.of(cues);
  }

  /** The name in answers. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many of the words that speak for this role a query contains, anywhere in its text. */
  long cuesIn(String lowerCaseQuery) {
    return cues.stream().filter(lowerCaseQuery::contains).count();
  }
}
