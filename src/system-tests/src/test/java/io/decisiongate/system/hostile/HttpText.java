package io.decisiongate.system.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Requests as bytes. */
final class HttpText {
  private HttpText() {}

  /**
   * A POST of JSON whose length is right.
   *
   * @param headers further header lines, each with its line end
   */
  static byte[] post(String path, String headers, byte[] body) {
    return request("POST", path, headers, body);
  }

  /** The same for any method. */
  static byte[] request(String method, String path, String headers, byte[] body) {
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
            + "accept: application/json, text/event-stream\r\n"
            + headers
            + "content-length: "
            + body.length
            + "\r\n\r\n";
    return joined(latin1(head), body);
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
