package io.decisiongate.cli.broker;

import io.decisiongate.cli.console.Console;
import io.decisiongate.core.json.Json;

/** What a command of the broker found. */
interface Result {
  Json toJson();

  /** The same for people, with a newline at its end. */
  String text(Console console);
}
