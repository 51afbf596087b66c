package io.decisiongate.cli.contract;

import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.contract.PublishedSchemas;
import io.decisiongate.core.json.Json;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The contract as files in a folder: tools, providers, and each schema by its own name. */
final class ContractFiles {
  @Option(names = "--out", required = true, paramLabel = "DIR")
  private Path folder = Path.of("");

  /**
   * The folder.
   *
   * @throws MessageFailure when it is not there, or a link
   */
  Path folder() {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new MessageFailure(Message.CONTRACT_PATH_INVALID, folder.toString());
    }
    return folder;
  }

  /** What is published, by path in the folder. */
  static SortedMap<String, Json> published() {
    SortedMap<String, Json> files = new TreeMap<>();
    files.put("tooling.json", ContractPart.TOOLS.json());
    files.put("providers.json", ContractPart.PROVIDERS.json());
    for (Map.Entry<String, Json> schema : PublishedSchemas.all().members().entrySet()) {
      files.put("schemas/" + schema.getKey(), schema.getValue());
    }
    return files;
  }
}
