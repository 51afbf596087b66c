package io.decisiongate.system.hostile;

/**
 * One hostile request.
 *
 * @param kind what is wrong with it, for reports
 * @param method of the request, as far as it has one
 * @param bytes everything that is sent, head and body
 */
record Attack(String kind, Delivery delivery, String method, byte[] bytes) {

  /** How an attack is sent and what is owed for it. */
  enum Delivery {
    /** A whole request on a connection that is used again: owed exactly one answer. */
    KEPT,
    /** Sent on a connection of its own and ended: owed sound answers, or the end. */
    ALONE,
    /** Broken off after its last byte: nothing is owed. */
    CUT
  }

  /** A whole POST. */
  static Attack post(String kind, String path, String headers, byte[] body) {
    return new Attack(kind, Delivery.KEPT, "POST", HttpText.post(path, headers, body));
  }

  /** A whole request of any method. */
  static Attack of(String kind, String method, String path, String headers, byte[] body) {
    return new Attack(kind, Delivery.KEPT, method, HttpText.request(method, path, headers, body));
  }

  /** Bytes that need not be a request. */
  static Attack raw(String kind, Delivery delivery, byte[] bytes) {
    return new Attack(kind, delivery, "POST", bytes);
  }
}
