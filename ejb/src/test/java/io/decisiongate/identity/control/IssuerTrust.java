package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.identity.boundary.Principal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

/** The issuers that a test trusts at the moment. */
final class IssuerTrust implements AutoCloseable {
  private TrustedIssuers trusted;

  /** Trusts the issuers of this configuration. */
  IssuerTrust(String toml) {
    trusted = issuers(toml);
  }

  /** From now on trusts those of another configuration, and remembers nothing. */
  void change(String toml) {
    trusted.close();
    trusted = issuers(toml);
  }

  private static TrustedIssuers issuers(String toml) {
    return new TrustedIssuers(
        ConfigurationFile.parse(toml).configuration().identity(),
        new BoundRoles(),
        IssuerTrust::standing);
  }

  /** What the administrators of organisation 7 say of two subjects. */
  private static SubjectRegister.Standing standing(long organisation, String id) {
    if (organisation != 7) {
      return new SubjectRegister.Standing.Refused();
    }
    return switch (id) {
      case "corp:alice" -> new SubjectRegister.Standing.Accepted("3:*:editor 4:9:viewer");
      case "corp:mallory" -> new SubjectRegister.Standing.Refused();
      default -> new SubjectRegister.Standing.Accepted("");
    };
  }

  Principal verify(String token) {
    return trusted.verify(token, Optional.empty());
  }

  boolean areMeantBy(String token) {
    return trusted.areMeantBy(token);
  }

  /** The caller learns nothing; the audit learns this. */
  void assertRefused(String token, String explanation) {
    assertThatThrownBy(() -> trusted.verify(token, Optional.empty()))
        .isInstanceOfSatisfying(
            Unauthenticated.class,
            problem -> assertThat(problem.explanation()).contains(explanation))
        .hasMessage("unauthenticated");
  }

  /** Tries until it holds, at most 20 seconds. */
  static void eventually(Executable assertion) throws Throwable {
    Instant end = Instant.now().plusSeconds(20);
    while (true) {
      try {
        assertion.execute();
        return;
      } catch (AssertionError | Unauthenticated e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public void close() {
    trusted.close();
  }
}
