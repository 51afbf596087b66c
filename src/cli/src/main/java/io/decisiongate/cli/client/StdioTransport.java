package io.decisiongate.cli.client;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.JsonWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server that runs as a child process and speaks over its standard input and output. It inherits
 * the standard error. There is no time-out: such a server may take its time to start.
 */
final class StdioTransport implements Transport {
  private static final long END_SECONDS = 5;

  private final Process process;
  private final InputStream answers;

  private StdioTransport(Process process) {
    this.process = process;
    answers = new BufferedInputStream(process.getInputStream());
  }

  /**
   * Starts the process.
   *
   * @param environment added to that of this process
   */
  static StdioTransport start(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    try {
      return new StdioTransport(builder.start());
    } catch (IOException e) {
      throw ClientFailure.transport("stdio command failed to start: " + e.getMessage());
    }
  }

  @Override
  public Json exchange(Json request) {
    try {
      ContentLengthFrames.CLIENT.write(process.getOutputStream(), JsonWriter.bytes(request));
      byte[] answer =
          ContentLengthFrames.CLIENT
              .read(answers)
              .orElseThrow(() -> ClientFailure.transport("stdio closed"));
      return JsonReader.read(answer);
    } catch (IOException e) {
      throw ClientFailure.transport(String.valueOf(e.getMessage()));
    } catch (JsonSyntaxException e) {
      throw ClientFailure.protocol("invalid json-rpc response: " + e.getMessage());
    }
  }

  /** Lets the process end by itself, and ends it when it does not. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already, or is ended now.
      process.destroy();
    }
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
