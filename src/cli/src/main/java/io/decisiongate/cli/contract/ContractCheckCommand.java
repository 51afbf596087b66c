package io.decisiongate.cli.contract;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code dg contract check}: whether a contract that was kept is the one that is published now
 * (broker-cli.md section 4.8). White space and the order of members do not count.
 */
@Command(name = "check", mixinStandardHelpOptions = true)
final class ContractCheckCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ContractFiles files = new ContractFiles();

  @Override
  public void run() {
    Path folder = files.folder();
    List<String> different = new ArrayList<>();
    ContractFiles.published()
        .forEach(
            (path, content) -> {
              if (!agrees(folder.resolve(path), content)) {
                different.add(path);
              }
            });
    if (!different.isEmpty()) {
      throw new MessageFailure(
          Message.CONTRACT_DIFFERS, folder.toString(), String.join(", ", different));
    }
    Console.of(spec).line(Message.CONTRACT_VERIFIED, folder.toString());
  }

  private static boolean agrees(Path file, Json content) {
    try {
      Json kept = JsonReader.read(BoundedInput.of("contract", file).bytes());
      return CanonicalJson.write(kept).equals(CanonicalJson.write(content));
    } catch (JsonSyntaxException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw unreadable(file, BoundedInput.reason(e), e);
    }
  }

  private static MessageFailure unreadable(Path file, String reason, Exception cause) {
    return new MessageFailure(cause, Message.CONTRACT_UNREADABLE, file.toString(), reason);
  }
}
