package io.decisiongate.cli.console;

import io.decisiongate.cli.OutputForm;
import io.decisiongate.cli.evidence.PrettyJson;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes: results to standard output, notes to standard error. */
public final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Catalogue catalogue;

  private Console(PrintWriter out, PrintWriter err, Catalogue catalogue) {
    this.out = out;
    this.err = err;
    this.catalogue = catalogue;
  }

  /** That of this command, in the language of its command line. */
  public static Console of(CommandSpec command) {
    return of(command, GlobalOptions.of(command).language());
  }

  /** That of this command, in this language. */
  public static Console of(CommandSpec command, Language language) {
    return new Console(
        command.commandLine().getOut(), command.commandLine().getErr(), Catalogue.of(language));
  }

  /** One line of standard output. */
  public void line(MessageKey message, String... arguments) {
    text(lineOf(message, arguments));
  }

  /** One line of standard error. */
  public void note(MessageKey message, String... arguments) {
    err.print(catalogue.text(message, arguments) + "\n");
    err.flush();
  }

  /** One line of canonical JSON on standard output. */
  public void json(Json json) {
    text(CanonicalJson.write(json) + "\n");
  }

  /** A result in the form that was asked for: one canonical line, or indented for people. */
  public void result(Json json, OutputForm form) {
    result(json, form, PrettyJson.write(json));
  }

  /**
   * A result in the form that was asked for.
   *
   * @param text the same for people, with a newline at its end
   */
  public void result(Json json, OutputForm form, String text) {
    text(form.choose(json, text));
  }

  /** A text of the catalogue, as part of another. */
  public String textOf(MessageKey message, String... arguments) {
    return catalogue.text(message, arguments);
  }

  /** A line of the catalogue, as part of a text. */
  public String lineOf(MessageKey message, String... arguments) {
    return textOf(message, arguments) + "\n";
  }

  /** Text on standard output as it is. */
  public void text(String text) {
    out.print(text);
    out.flush();
  }
}
