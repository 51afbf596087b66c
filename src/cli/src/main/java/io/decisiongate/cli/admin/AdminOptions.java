package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.client.AuthOptions;
import io.decisiongate.cli.client.ClientFailure;
import io.decisiongate.cli.client.ClientOptions;
import io.decisiongate.cli.client.Endpoint;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import java.net.URI;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say which server is administered, and by whom. */
final class AdminOptions {
  @Option(names = "--server", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080")
  private String server = "";

  @Option(
      names = "--timeout-ms",
      paramLabel = "MS",
      descriptionKey = "timeout-ms",
      defaultValue = "5000")
  private long timeoutMs;

  @Mixin private final AuthOptions auth = new AuthOptions();

  /** The REST API has its place at the root: a path would be lost, and the key sent elsewhere. */
  private URI address() {
    URI address = Endpoint.parse(server);
    String path = Objects.requireNonNullElse(address.getRawPath(), "");
    if (!(path.isEmpty() || path.equals("/"))
        || address.getRawQuery() != null
        || address.getRawUserInfo() != null) {
      throw new MessageFailure(Message.ADMIN_SERVER, server);
    }
    return address;
  }

  /** What is done with a server. */
  interface Action<T> {
    T apply(RestApi api) throws InterruptedException;
  }

  /**
   * Does it.
   *
   * @throws MessageFailure when the options do not fit together, or the server refuses
   */
  <T> T with(CommandSpec command, Action<T> action) throws InterruptedException {
    try (RestApi api =
        new RestApi(address(), auth.credentialsOrKey(command), ClientOptions.timeout(timeoutMs))) {
      return action.apply(api);
    } catch (ClientFailure e) {
      throw new MessageFailure(Message.ADMIN_FAILED, e.problem());
    }
  }

  /**
   * Removes one of them and says so.
   *
   * @param member of the JSON that is printed, with the id as its value
   * @param message the same for people
   * @return the exit status
   */
  int delete(
      CommandSpec command, Kind kind, String id, String member, Message message, OutputForm form)
      throws InterruptedException {
    with(
        command,
        api -> {
          api.delete(kind.path(id));
          return id;
        });
    Console console = Console.of(command);
    console.result(Json.object().put(member, id).build(), form, console.lineOf(message, id));
    return 0;
  }
}
