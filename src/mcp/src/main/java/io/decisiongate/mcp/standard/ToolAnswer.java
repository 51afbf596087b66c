package io.decisiongate.mcp.standard;

import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.Receipt;
import java.nio.charset.StandardCharsets;

/**
 * The answer to a tool call. It is written first without a receipt, because the record that the
 * receipt points to counts its bytes; the receipt is then put into the finished text.
 */
public final class ToolAnswer {
  /** Closes the result and the envelope. */
  private static final int CLOSING_BYTES = 2;

  private final HttpAnswer answer;
  private final boolean result;

  /**
   * An answer.
   *
   * @param result whether the body is a tool result, which alone may carry a receipt; it ends with
   *     the result's and the envelope's closing braces
   */
  ToolAnswer(HttpAnswer answer, boolean result) {
    this.answer = answer;
    this.result = result;
  }

  /** Bytes of the body without {@code _meta}: what counts as the size of the answer. */
  public int bytesWithoutMeta() {
    return answer.body().length;
  }

  /** The answer without a receipt. */
  public HttpAnswer withoutReceipt() {
    return answer;
  }

  /** The answer with its receipt in {@code _meta}; a protocol error has no place for it. */
  public HttpAnswer with(Receipt receipt) {
    if (!result) {
      return answer;
    }
    StringBuilder meta = new StringBuilder(160).append(",\"_meta\":{\"io.decisiongate/receipt\":");
    JsonWriter.write(receipt.toJson(), meta);
    byte[] insertion = meta.append('}').toString().getBytes(StandardCharsets.UTF_8);
    byte[] body = answer.body();
    int at = body.length - CLOSING_BYTES;
    byte[] complete = new byte[body.length + insertion.length];
    System.arraycopy(body, 0, complete, 0, at);
    System.arraycopy(insertion, 0, complete, at, insertion.length);
    System.arraycopy(body, at, complete, at + insertion.length, CLOSING_BYTES);
    return HttpAnswer.json(answer.status(), complete);
  }
}
