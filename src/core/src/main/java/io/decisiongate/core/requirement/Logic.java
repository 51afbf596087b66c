package io.decisiongate.core.requirement;

/** What Unknown does to And and Or (requirements.md section 3); groups count alike in both. */
public enum Logic {
  /** Unknown stays unless the other operands decide; what the server uses. */
  KLEENE,
  /** One Unknown makes the whole Unknown. */
  BOCHVAR
}
