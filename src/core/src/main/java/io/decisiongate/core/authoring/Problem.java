package io.decisiongate.core.authoring;

import java.util.List;

/** Why a scenario was refused; one type for each step of requirements.md section 9. */
public sealed interface Problem {

  /** What went wrong in one sentence, as the library of the reference says it. */
  String text();

  /** Text of more bytes than are read. */
  record TooLarge(long bytes, long limit) implements Problem {
    @Override
    public String text() {
      return "authoring input exceeds size limit (%d > %d)".formatted(bytes, limit);
    }
  }

  /** Text that is not of its format. */
  record Unparsable(AuthoringFormat format, String reason) implements Problem {
    @Override
    public String text() {
      return "failed to parse " + format.wire() + " input: " + reason;
    }
  }

  /** A requirement in the text form that is none. */
  record UnparsableRequirement(String gateId, String reason) implements Problem {
    @Override
    public String text() {
      return "failed to parse requirement of gate " + gateId + ": " + reason;
    }
  }

  /**
   * Arrays and objects nested too deeply.
   *
   * @param depth levels, a scalar counting as one
   */
  record TooDeep(int depth, int limit) implements Problem {
    @Override
    public String text() {
      return "authoring input exceeds depth limit (%d > %d)".formatted(depth, limit);
    }
  }

  /** What the schema does not allow; all violations. */
  record SchemaViolations(List<String> violations) implements Problem {
    public SchemaViolations {
      violations = List.copyOf(violations);
    }

    /** All of them, one after the other. */
    public String joined() {
      return String.join("; ", violations);
    }

    @Override
    public String text() {
      return "schema validation failed: " + joined();
    }
  }

  /** A value that the schema allows and a scenario cannot hold. */
  record Undecodable(String reason) implements Problem {
    @Override
    public String text() {
      return "failed to deserialize ScenarioSpec: " + reason;
    }
  }

  /** Parts that do not fit together (engine.md section 2.3). */
  record Inconsistent(String reason) implements Problem {
    @Override
    public String text() {
      return "ScenarioSpec validation failed: " + reason;
    }
  }

  /** A canonical form of more bytes than are accepted. */
  record CanonicalTooLarge(long bytes, long limit) implements Problem {
    @Override
    public String text() {
      return "canonical json exceeds size limit (%d > %d)".formatted(bytes, limit);
    }
  }
}
