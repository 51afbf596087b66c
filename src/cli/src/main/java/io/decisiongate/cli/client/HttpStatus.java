package io.decisiongate.cli.client;

/**
 * An answer whose status is no success.
 *
 * @param body as it came
 */
public record HttpStatus(int status, String body) {
  private static final int LONGEST_BODY = 2_048;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  /** The status in words, with the beginning of the body in one line. */
  public String told() {
    if (!body.isBlank()) {
      return "http status " + status + ": " + beginning(body.strip().replaceAll("\\s+", " "));
    }
    boolean wrongAddress = status == NOT_FOUND || status == METHOD_NOT_ALLOWED;
    return "http status "
        + status
        + " without a text"
        + (wrongAddress ? "; calls go to /rpc, standard clients to /mcp" : "");
  }

  private static String beginning(String text) {
    return text.length() <= LONGEST_BODY ? text : text.substring(0, LONGEST_BODY) + "…";
  }
}
