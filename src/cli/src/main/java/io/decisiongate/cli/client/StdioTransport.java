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

  private final String program;
  private final Process process;
  private final InputStream answers;

  private StdioTransport(String program, Process process) {
    this.program = program;
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
      return new StdioTransport(command.getFirst(), builder.start());
    } catch (IOException e) {
      throw ClientFailure.transport(
          "stdio command failed to start: "
              + reason(e)
              + "; --stdio-command must name a program that can be run here");
    }
  }

  private static String reason(IOException e) {
    return String.valueOf(e.getMessage()).strip();
  }

  @Override
  public Json exchange(Json request) {
    try {
      ContentLengthFrames.CLIENT.write(process.getOutputStream(), JsonWriter.bytes(request));
      byte[] answer =
          ContentLengthFrames.CLIENT.read(answers).orElseThrow(() -> noAnswer("stdio closed"));
      return JsonReader.read(answer);
    } catch (IOException e) {
      throw noAnswer(reason(e));
    } catch (JsonSyntaxException e) {
      throw ClientFailure.protocol("invalid json-rpc response: " + e.getMessage());
    }
  }

  /** A program that has ended says more than a stream that is closed. */
  private ClientFailure noAnswer(String otherwise) {
    try {
      if (process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        return ClientFailure.transport(
            "stdio command ended before it answered: %s, status %d"
                .formatted(program, process.exitValue()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ClientFailure.transport(otherwise);
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
