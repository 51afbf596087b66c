package io.decisiongate.cli.admin;

import io.decisiongate.cli.client.AuthOptions;
import io.decisiongate.cli.client.ClientFailure;
import io.decisiongate.cli.client.ClientOptions;
import io.decisiongate.cli.client.Endpoint;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
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
        new RestApi(
            Endpoint.parse(server),
            auth.credentialsOrKey(command),
            ClientOptions.timeout(timeoutMs))) {
      return action.apply(api);
    } catch (ClientFailure e) {
      throw new MessageFailure(Message.ADMIN_FAILED, e.problem());
    }
  }
}
