package io.decisiongate.web.api;

/** The finished body of an answer, written as it is by {@link BodyWriter}. */
final class Body {
  private final byte[] bytes;

  Body(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }
}
