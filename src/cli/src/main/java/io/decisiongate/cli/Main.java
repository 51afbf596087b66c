package io.decisiongate.cli;

import io.decisiongate.cli.console.Console;
import io.decisiongate.cli.console.GlobalOptions;
import io.decisiongate.cli.console.HelpTexts;
import io.decisiongate.cli.console.Language;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.configuration.ConfigurationException;
import io.decisiongate.core.docs.InvalidDocuments;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.local.StartFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Entry of the command line. */
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] arguments) {
    Logger.getLogger("").setLevel(Level.WARNING);
    CommandLine line = commandLine(System.getenv(), arguments);
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
    line.setOut(out).setErr(err);
    int status = line.execute(arguments);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /** JSON is UTF-8 whatever the locale says. */
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** The command line with as many of its commands as these arguments need. */
  static CommandLine commandLine(Map<String, String> environment, String... arguments) {
    Optional<Class<?>> named = Commands.named(arguments);
    boolean only = named.isPresent() || Commands.areAnsweredByTheRoot(arguments);
    DgRoot dg = only ? new DgRoot(environment) : new DgCommand(environment);
    CommandLine line = new CommandLine(dg);
    named.ifPresent(line::addSubcommand);
    IParameterExceptionHandler wrongUsage = line.getParameterExceptionHandler();
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (problem, words) -> {
              prepareHelp(line, dg.global().languageOfProblems());
              return wrongUsage.handleParseException(problem, words);
            })
        .setExecutionStrategy(parsed -> execute(dg.global(), parsed))
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> report(problem, command, dg.global()));
  }

  /** Says first when texts are translated. */
  private static int execute(GlobalOptions global, ParseResult parsed) {
    CommandLine last = last(parsed).commandSpec().commandLine();
    if (isHelp(parsed)) {
      prepareHelp(parsed.commandSpec().commandLine(), global.languageOfProblems());
    } else if (!isVersion(parsed)) {
      try {
        noteTranslation(last, global.language());
      } catch (MessageFailure e) {
        throw new ExecutionException(last, e.getMessage(), e);
      }
    }
    return new RunLast().execute(parsed);
  }

  private static void prepareHelp(CommandLine root, Language language) {
    noteTranslation(root, language);
    HelpTexts.describe(root, language);
  }

  private static void noteTranslation(CommandLine command, Language language) {
    if (language != Language.EN) {
      Console.of(command.getCommandSpec(), language).note(Message.MACHINE_TRANSLATED);
    }
  }

  private static ParseResult last(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last;
  }

  /** Whether help is what is asked for; that is all that the root command does by itself. */
  private static boolean isHelp(ParseResult parsed) {
    return isAsked(parsed, ParseResult::isUsageHelpRequested)
        || !parsed.hasSubcommand() && !isVersion(parsed);
  }

  private static boolean isVersion(ParseResult parsed) {
    return isAsked(parsed, ParseResult::isVersionHelpRequested);
  }

  private static boolean isAsked(ParseResult parsed, Predicate<ParseResult> request) {
    return request.test(parsed) || parsed.hasSubcommand() && isAsked(parsed.subcommand(), request);
  }

  private static int report(Exception problem, CommandLine command, GlobalOptions global)
      throws Exception {
    switch (problem) {
      case MessageFailure failure ->
          command.getErr().println(failure.text(global.languageOfProblems()));
      case StartFailure failure -> command.getErr().println(failure.getMessage());
      case ConfigurationException failure ->
          command
              .getErr()
              .println(
                  new MessageFailure(Message.CONFIG_LOAD_FAILED, failure.text())
                      .text(global.languageOfProblems()));
      case InvalidDocuments failure -> command.getErr().println(failure.text());
      case DecisionGateException failure -> command.getErr().println(failure.text());
      default -> throw problem;
    }
    return FAILED;
  }
}
