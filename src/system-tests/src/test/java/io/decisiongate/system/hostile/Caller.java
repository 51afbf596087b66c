package io.decisiongate.system.hostile;

import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Who attacks: the headers that name a caller, good and bad ones.
 *
 * @param secret text that is part of every credential and must never be written anywhere
 * @param value text that is part of what requests carry and must never be written to a log
 * @param credentials what may stand in {@code authorization}
 */
record Caller(String secret, String value, List<String> credentials) {
  private static final int LONGEST_HEADER = 60_000;

  /** Header lines: a credential or none, often a correlation id, seldom something worse. */
  String headers(RandomGenerator random) {
    StringBuilder lines = new StringBuilder();
    if (!credentials.isEmpty() && random.nextInt(10) < 8) {
      lines.append("authorization: Bearer ").append(Pick.of(credentials, random)).append("\r\n");
    } else if (random.nextInt(10) < 3) {
      lines.append("authorization: ").append(bad(random)).append("\r\n");
    }
    if (random.nextInt(10) < 2) {
      lines.append("x-correlation-id: ").append(correlationId(random)).append("\r\n");
    }
    return lines.toString();
  }

  private String bad(RandomGenerator random) {
    List<Function<RandomGenerator, String>> forms =
        List.of(
            r -> "Bearer " + secret,
            r -> "Bearer dgk_" + (secret + "-".repeat(43)).substring(0, 43),
            r -> "Bearer dgk_" + secret,
            r -> "Bearer eyJhbGciOiJub25lIn0." + secret + ".",
            r -> "Basic " + secret,
            r -> secret,
            r -> "Bearer",
            r -> "Bearer " + secret + " " + secret,
            r -> "bearer \u00ff" + secret,
            r -> "Bearer " + secret + "a".repeat(r.nextInt(9_000)),
            r -> "Bearer " + secret + "a".repeat(r.nextInt(LONGEST_HEADER)));
    return Pick.of(forms, random).apply(random);
  }

  private static String correlationId(RandomGenerator random) {
    return Pick.of(
        List.of(
            "fine-" + random.nextInt(),
            "",
            "   ",
            "two words",
            "\u00fc",
            "\u0001",
            "a".repeat(128),
            "a".repeat(129),
            "a".repeat(5_000),
            "a,b;c",
            "\"quoted\"",
            "${jndi:ldap://127.0.0.1/a}"),
        random);
  }
}
