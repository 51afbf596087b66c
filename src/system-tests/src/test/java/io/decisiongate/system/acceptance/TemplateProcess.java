package io.decisiongate.system.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs a provider template for one message. */
final class TemplateProcess {
  private TemplateProcess() {}

  /** What it writes to its standard output until it ends. */
  static String answer(Path template, int length, String message)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", template.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream out = process.getOutputStream()) {
      out.write(
          ("Content-Length: " + length + "\r\n\r\n" + message).getBytes(StandardCharsets.UTF_8));
    }
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return answer;
  }
}
