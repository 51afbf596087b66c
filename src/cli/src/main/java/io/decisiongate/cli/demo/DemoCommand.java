package io.decisiongate.cli.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dg demo}. */
@Command(
    name = "demo",
    description = "Gates the release of this repository.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
