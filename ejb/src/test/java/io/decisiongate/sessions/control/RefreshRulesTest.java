package io.decisiongate.sessions.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.sessions.control.RefreshRules.Known;
import io.decisiongate.sessions.control.RefreshRules.Verdict;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a refresh token: sessions-rbac.md sections 5.1 and 5.2, line by line. */
class RefreshRulesTest {
  private static final long NOW = 1_000_000;
  private static final long GRACE = 10_000;
  private static final long MOST = 10;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          # case,                                  usedMsAgo, token,   successor, session, expiresIn, idleIn, refreshes, verdict
          first use,                               ,          good,    none,      good,    1,         1,      0,         Rotate
          first use at the limit,                  ,          good,    none,      good,    1,         1,      9,         Rotate
          first use beyond the limit,              ,          good,    none,      good,    1,         1,      10,        Wait
          revoked before it was used,              ,          revoked, none,      good,    1,         1,      0,         Refuse
          session over,                            ,          good,    none,      revoked, 1,         1,      0,         Refuse
          expired this very moment,                ,          good,    none,      good,    0,         1,      0,         Refuse
          idle too long this very moment,          ,          good,    none,      good,    1,         0,      0,         Refuse
          used just now,                           0,         good,    good,      good,    1,         1,      1,         Repeat
          used within the grace time,              9999,      good,    good,      good,    1,         1,      1,         Repeat
          used within it at the limit,             1,         good,    good,      good,    1,         1,      10,        Repeat
          used when the grace time ends,           10000,     good,    good,      good,    1,         1,      1,         Theft
          used after the grace time,               11000,     good,    good,      good,    1,         1,      1,         Theft
          used after it and successor used,        11000,     good,    spent,     good,    1,         1,      2,         Theft
          within it but successor used or revoked, 1,         good,    spent,     good,    1,         1,      2,         Theft
          within it but successor erased,          1,         good,    erased,    good,    1,         1,      1,         Theft
          after theft the family is over,          11000,     good,    spent,     revoked, 1,         1,      1,         Refuse
          used and the session expired,            11000,     good,    good,      good,    0,         1,      1,         Refuse
          """)
  void everyCaseHasItsVerdict(
      String name,
      Long usedMsAgo,
      String token,
      String successor,
      String session,
      long expiresIn,
      long idleIn,
      long refreshes,
      String verdict) {
    Known known =
        new Known(
            NOW,
            Optional.ofNullable(usedMsAgo).map(ago -> NOW - ago),
            token.equals("revoked"),
            successor.equals("good") || successor.equals("spent")
                ? Optional.of(new byte[] {1})
                : Optional.empty(),
            successor.equals("spent"),
            session.equals("revoked"),
            NOW + expiresIn,
            NOW + idleIn,
            refreshes,
            Optional.of(NOW - 1));
    assertThat(RefreshRules.decide(known, GRACE, MOST).getClass().getSimpleName())
        .as(name)
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0, 900000", "899999, 1", "900000, 1"})
  void whoeverRefreshesTooOftenWaitsForTheOldestToLeaveTheWindow(long oldestAgo, long waits) {
    Known known =
        new Known(
            NOW,
            Optional.empty(),
            false,
            Optional.empty(),
            false,
            false,
            NOW + 1,
            NOW + 1,
            MOST,
            Optional.of(NOW - oldestAgo));
    assertThat(RefreshRules.decide(known, GRACE, MOST)).isEqualTo(new Verdict.Wait(waits));
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void withoutAGraceTimeEverySecondUseIsTheft(long usedMsAgo) {
    Known known =
        new Known(
            NOW,
            Optional.of(NOW - usedMsAgo),
            false,
            Optional.empty(),
            false,
            false,
            NOW + 1,
            NOW + 1,
            1,
            Optional.of(NOW));
    assertThat(RefreshRules.decide(known, 0, MOST)).isInstanceOf(Verdict.Theft.class);
  }
}
