package io.decisiongate.system.hostile;

import io.decisiongate.core.error.ErrorCode;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.system.http.Answer;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which answers are sound whatever was asked: a status that blames nobody but the caller, JSON
 * where JSON is promised, an error code of the table, nothing of the inside of the server.
 */
final class AnswerRules {
  private static final Set<Integer> STATUSES =
      Set.of(
          200, 201, 202, 204, 400, 401, 403, 404, 405, 406, 408, 409, 411, 412, 413, 414, 415, 417,
          422, 428, 429, 431, 505);

  /** A parse error of JSON-RPC, which only {@code /mcp} tells. */
  private static final long PARSE_ERROR = -32700;

  private static final Set<BigInteger> CODES = codes();
  private static final List<String> INSIDE =
      List.of("\tat ", "java.lang.", "io.decisiongate.", "SQLException", "ERROR:", "com.ibm.");

  private AnswerRules() {}

  /** What is wrong with an answer, if anything is. */
  static Optional<String> violation(Answer answer) {
    if (!STATUSES.contains(answer.status())) {
      return Optional.of("status " + answer.status());
    }
    Optional<String> leak = INSIDE.stream().filter(answer.text()::contains).findFirst();
    if (leak.isPresent()) {
      return Optional.of("tells of the inside: " + leak.get());
    }
    boolean json = answer.header("content-type").orElse("").startsWith("application/json");
    // Without a body: the answer to a HEAD.
    if (json && !answer.text().isEmpty()) {
      return jsonViolation(answer);
    }
    boolean archive = answer.header("content-type").orElse("").equals("application/zip");
    return answer.status() == 200 && !archive && !answer.text().isEmpty()
        ? Optional.of("success that is not JSON")
        : Optional.empty();
  }

  private static Optional<String> jsonViolation(Answer answer) {
    Json json;
    try {
      json = JsonReader.read(answer.text());
    } catch (JsonSyntaxException e) {
      return Optional.of("not JSON: " + e.getMessage());
    }
    if (!(json instanceof Json.Obj object)) {
      return Optional.of("not a JSON object");
    }
    return object.member("error").flatMap(AnswerRules::codeViolation);
  }

  private static Optional<String> codeViolation(Json error) {
    Optional<Json> code =
        error instanceof Json.Obj object ? object.member("code") : Optional.empty();
    boolean known =
        code.isPresent() && code.get() instanceof Json.Int number && CODES.contains(number.value());
    return known ? Optional.empty() : Optional.of("error code " + code);
  }

  /** {@code internal} is left out: input never is a reason for it. */
  private static Set<BigInteger> codes() {
    Set<BigInteger> codes = new HashSet<>();
    codes.add(BigInteger.valueOf(PARSE_ERROR));
    Arrays.stream(ErrorCode.values())
        .filter(code -> code != ErrorCode.INTERNAL)
        .forEach(code -> codes.add(BigInteger.valueOf(code.code())));
    return Set.copyOf(codes);
  }
}
