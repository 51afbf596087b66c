package io.decisiongate.mcp;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An HTTP answer, ready to be sent. Header names are in lower case; the body is not copied. */
public final class HttpAnswer {
  private static final Map<String, String> JSON = Map.of("content-type", "application/json");
  private static final byte[] EVENT_START = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NO_BODY = {};

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Optional<InputStream> stream;

  private HttpAnswer(
      int status, Map<String, String> headers, byte[] body, Optional<InputStream> stream) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.stream = stream;
  }

  /** An answer whose body is JSON text in UTF-8. */
  public static HttpAnswer json(int status, byte[] body) {
    return new HttpAnswer(status, JSON, body, Optional.empty());
  }

  /** An answer without a body. */
  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, Map.of(), NO_BODY, Optional.empty());
  }

  /**
   * An answer whose body does not fit into memory.
   *
   * @param content closed by whoever sends it
   * @param bytes how long it is
   */
  public static HttpAnswer stream(int status, String contentType, InputStream content, long bytes) {
    return new HttpAnswer(
        status,
        Map.of("content-type", contentType, "content-length", Long.toString(bytes)),
        NO_BODY,
        Optional.of(content));
  }

  /** The same answer with one header more, or with another value for a header it has. */
  public HttpAnswer with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, Map.copyOf(more), body, stream);
  }

  /**
   * The same answer as an event stream that holds one event and ends, for transport {@code sse}
   * (mcp-transport.md 3.2). The body must be one line, as all JSON written here is.
   */
  public HttpAnswer asEventStream() {
    byte[] event = new byte[EVENT_START.length + body.length + 2];
    System.arraycopy(EVENT_START, 0, event, 0, EVENT_START.length);
    System.arraycopy(body, 0, event, EVENT_START.length, body.length);
    event[event.length - 2] = '\n';
    event[event.length - 1] = '\n';
    return new HttpAnswer(status, headers, event, Optional.empty())
        .with("content-type", "text/event-stream");
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** The body that is sent instead of {@link #body}, which is empty then. */
  public Optional<InputStream> streamedBody() {
    return stream;
  }

  /** The body itself, not a copy: to be sent, not to be changed. */
  public byte[] body() {
    return body;
  }
}
