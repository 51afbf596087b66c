package io.decisiongate.cli.client;

import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say how a server is reached (configuration.md section 6). */
public final class ClientOptions {

  /** How messages travel. */
  enum Kind {
    HTTP,
    SSE,
    STDIO;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(names = "--transport", paramLabel = "KIND")
  private Kind transport = Kind.HTTP;

  /** Takes the next word as it is: the options of the other program may be called as ours. */
  static final class AnyWord implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
      if (words.isEmpty()) {
        throw new ParameterException(
            command.commandLine(), "Missing required parameter for option '--stdio-args'");
      }
      List<String> all = new ArrayList<>(option.<List<String>>getValue());
      all.add(words.pop());
      option.setValue(all);
    }
  }

  @Option(
      names = {"--endpoint", "--mcp-url"},
      paramLabel = "URL")
  private Optional<String> endpoint = Optional.empty();

  @Option(names = "--stdio-command", paramLabel = "PROGRAM")
  private Optional<String> stdioCommand = Optional.empty();

  @Option(names = "--stdio-args", paramLabel = "ARG", parameterConsumer = AnyWord.class)
  private List<String> stdioArgs = new ArrayList<>();

  @Option(names = "--stdio-env", paramLabel = "NAME=VALUE")
  private Map<String, String> stdioEnv = new LinkedHashMap<>();

  @Option(names = "--stdio-config", paramLabel = "FILE")
  private Optional<Path> stdioConfig = Optional.empty();

  @Option(names = "--timeout-ms", paramLabel = "MS", defaultValue = "5000")
  private long timeoutMs;

  @Mixin private final AuthOptions auth = new AuthOptions();

  /** Whether the command line has any of these options. */
  public boolean isGiven(CommandSpec command) {
    CommandSpec own = CommandSpec.forAnnotatedObject(new ClientOptions());
    return command.commandLine().getParseResult().matchedOptions().stream()
        .anyMatch(option -> own.findOption(option.longestName()) != null);
  }

  /**
   * A client for these options.
   *
   * @throws MessageFailure when they do not fit together
   */
  public RpcClient connect(CommandSpec command) {
    try {
      return new RpcClient(transport(command));
    } catch (ClientFailure e) {
      throw new MessageFailure(Message.CLIENT_CONFIGURATION_FAILED, e.text());
    }
  }

  /** Runs a request; its failure becomes the command's. */
  public <T> T request(CommandSpec command, Request<T> request) throws InterruptedException {
    try (RpcClient client = connect(command)) {
      return request.send(client);
    } catch (ClientFailure e) {
      throw new MessageFailure(Message.CLIENT_REQUEST_FAILED, e.text());
    }
  }

  /** What is asked of a server. */
  public interface Request<T> {
    T send(RpcClient client) throws InterruptedException;
  }

  private Transport transport(CommandSpec command) {
    Credentials credentials = auth.credentials(command);
    return switch (transport) {
      case HTTP -> new HttpTransport(address(), credentials, false, timeout(timeoutMs));
      case SSE -> new HttpTransport(address(), credentials, true, timeout(timeoutMs));
      case STDIO -> StdioTransport.start(child(), childEnvironment());
    };
  }

  private URI address() {
    String address =
        endpoint.orElseThrow(
            () -> ClientFailure.configuration("endpoint is required for HTTP/SSE transport"));
    return Endpoint.parse(address);
  }

  /**
   * The time-out of an option.
   *
   * @throws ClientFailure when it is none
   */
  public static Duration timeout(long ms) {
    if (ms < 1) {
      throw ClientFailure.configuration("timeout_ms must be >= 1, was " + ms);
    }
    if (ms > Integer.MAX_VALUE) {
      throw ClientFailure.configuration(
          "timeout_ms must be <= " + Integer.MAX_VALUE + ", was " + ms);
    }
    return Duration.ofMillis(ms);
  }

  private List<String> child() {
    List<String> command = new ArrayList<>();
    command.add(
        stdioCommand.orElseThrow(
            () -> ClientFailure.configuration("stdio command is required for stdio transport")));
    command.addAll(stdioArgs);
    return command;
  }

  private Map<String, String> childEnvironment() {
    Map<String, String> environment = new LinkedHashMap<>(stdioEnv);
    stdioConfig.ifPresent(path -> environment.put("DECISION_GATE_CONFIG", path.toString()));
    return environment;
  }
}
