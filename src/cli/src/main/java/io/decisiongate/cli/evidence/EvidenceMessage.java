package io.decisiongate.cli.evidence;

import io.decisiongate.cli.console.MessageKey;

/** What {@code dg evidence} says when it fails. */
enum EvidenceMessage implements MessageKey {
  DIRECTORY_MISSING,
  GIT_FAILED,
  GIT_INTERRUPTED,
  GIT_MISSING,
  GIT_SILENT,
  REPORT_MALFORMED,
  REPORT_UNREADABLE,
  REPORTS_UNREADABLE,
  VERSION_MISSING,
  VERSION_UNREADABLE
}
