package io.decisiongate.cli.admin;

import picocli.CommandLine.Parameters;

/** The two arguments that say which of the things that administrators keep is meant. */
final class ResourceArguments {
  @Parameters(index = "0", paramLabel = "KIND", converter = Kind.Converter.class)
  private Kind kind = Kind.ORG;

  @Parameters(index = "1", paramLabel = "ID")
  private String id = "";

  Kind kind() {
    return kind;
  }

  /** As it was written; of a namespace {@code TENANT/NAMESPACE}. */
  String id() {
    return id;
  }

  /** Where the REST API has it. */
  String path() {
    return kind.path(id);
  }
}
