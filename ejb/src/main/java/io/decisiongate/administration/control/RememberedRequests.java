package io.decisiongate.administration.control;

import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.storage.boundary.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Creations that carried an idempotency key: for a day, a repetition gets the first answer. */
@ApplicationScoped
public class RememberedRequests {
  @Inject Rows rows;

  private record Remembered(byte[] request, String answer) {}

  /** Under what a request of this principal is remembered. */
  public static byte[] key(String principal, String idempotencyKey) {
    return Sha256.digest((principal + '\n' + idempotencyKey).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What the first request with this key was answered.
   *
   * @param request digest of method, path and body
   * @throws Conflict when the first one was another request
   */
  public Optional<String> answerTo(byte[] key, byte[] request) {
    Optional<Remembered> first =
        rows.first(
            "select request_hash, answer from dg_remembered_request(?)",
            row -> new Remembered(row.getBytes(1), row.getString(2)),
            (Object) key);
    if (first.filter(known -> !Arrays.equals(known.request(), request)).isPresent()) {
      throw new Conflict("the idempotency key was used for another request");
    }
    return first.map(Remembered::answer);
  }
}
