package io.decisiongate.cli.mcp;

import io.decisiongate.cli.bridge.McpBridge;
import io.decisiongate.cli.bridge.RpcBridge;
import io.decisiongate.cli.client.AuthOptions;
import io.decisiongate.cli.client.ClientFailure;
import io.decisiongate.cli.client.ClientOptions;
import io.decisiongate.cli.client.Credentials;
import io.decisiongate.cli.client.Endpoint;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code dg mcp}: without a command the bridge for clients that start their servers as processes;
 * with one a client. The bridge writes nothing but messages to the standard output.
 */
@Command(
    name = "mcp",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {ToolsCommand.class, ToolCommand.class, ResourcesCommand.class})
public final class McpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** What the client speaks. */
  enum Dialect {
    /** Standard MCP, one message on a line. */
    MCP,
    /** The dialect of {@code /rpc}, framed by {@code Content-Length}. */
    RPC;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(names = "--dialect", paramLabel = "DIALECT")
  private Dialect dialect = Dialect.MCP;

  @Option(
      names = {"--endpoint", "--mcp-url"},
      paramLabel = "URL")
  private Optional<String> endpoint = Optional.empty();

  @Option(names = "--timeout-ms", paramLabel = "MS", defaultValue = "60000")
  private long timeoutMs;

  @Mixin private final AuthOptions auth = new AuthOptions();

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec);
    try (InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      Credentials credentials = auth.credentialsOrKey(spec);
      switch (dialect) {
        case MCP ->
            new McpBridge(
                    address("/mcp"),
                    credentials,
                    ClientOptions.timeout(timeoutMs),
                    problem -> console.note(Message.BRIDGE_FAILED, problem))
                .run(in, out);
        case RPC ->
            new RpcBridge(address("/rpc"), credentials, ClientOptions.timeout(timeoutMs))
                .run(in, out);
      }
      return 0;
    } catch (ClientFailure e) {
      throw new MessageFailure(Message.CLIENT_CONFIGURATION_FAILED, e.text());
    } catch (IOException | UncheckedIOException e) {
      throw new MessageFailure(Message.BRIDGE_FAILED, String.valueOf(e.getMessage()));
    }
  }

  private URI address(String path) {
    return Endpoint.parse(endpoint.orElse("http://127.0.0.1:8080" + path));
  }
}
