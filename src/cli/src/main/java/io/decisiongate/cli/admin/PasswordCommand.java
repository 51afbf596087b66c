package io.decisiongate.cli.admin;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code dg admin password}; passwords are never arguments, which others on the machine may see.
 */
@Command(name = "password", mixinStandardHelpOptions = true)
final class PasswordCommand implements Callable<Integer> {
  private static final String KIND = "password file";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final AdminOptions admin = new AdminOptions();

  @Mixin private final OutputForm form = new OutputForm();

  @Parameters(index = "0", paramLabel = "PRINCIPAL")
  private String principal = "";

  @ArgGroup(multiplicity = "1")
  private Wanted wanted = new Wanted();

  @Option(names = "--current-file", paramLabel = "FILE")
  private Optional<Path> current = Optional.empty();

  /** Either a new password or none. */
  private static final class Wanted {
    @Option(names = "--file", paramLabel = "FILE", required = true)
    private Optional<Path> file = Optional.empty();

    @Option(names = "--remove", required = true)
    private boolean remove;

    Json password() {
      return remove ? Json.NULL : Json.of(text(file.orElseThrow()));
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    String path = Kind.PRINCIPAL.path(principal);
    Json body =
        Json.object()
            .put("password", wanted.password())
            .putIfPresent("current_password", current.map(PasswordCommand::text).map(Json::of))
            .build();
    Console.of(spec)
        .result(admin.with(spec, api -> api.change("PUT", path, path + "/password", body)), form);
    return 0;
  }

  /** The line that ends a file is no part of a password. */
  private static String text(Path file) {
    try {
      return BoundedInput.of(KIND, file).text().replaceFirst("\\R\\z", "");
    } catch (IOException e) {
      throw new MessageFailure(
          Message.INPUT_READ_FAILED, KIND, file.toString(), BoundedInput.reason(e));
    }
  }
}
