package io.decisiongate.cli;

import io.decisiongate.core.BuildVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code dg --version} prints. */
final class VersionLine implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"decision-gate " + BuildVersion.read()};
  }
}
