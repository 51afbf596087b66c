package io.decisiongate.cli.broker;

import io.decisiongate.core.broker.Broker;
import io.decisiongate.core.broker.FileSource;
import io.decisiongate.core.broker.HttpSource;
import io.decisiongate.core.broker.InlineSource;
import io.decisiongate.core.net.HostPattern;
import io.decisiongate.core.net.HostResolver;
import io.decisiongate.core.net.OutboundPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where content may be fetched from. */
final class SourceOptions {
  @Option(names = "--file-root", paramLabel = "DIR")
  private Optional<Path> fileRoot = Optional.empty();

  @Option(names = "--allow-host", paramLabel = "HOST")
  private List<String> allowedHosts = List.of();

  @Option(names = "--deny-host", paramLabel = "HOST")
  private List<String> deniedHosts = List.of();

  @Option(names = "--allow-private")
  private boolean allowPrivate;

  /** A broker with all sources and no sink yet. */
  Broker.Builder broker() {
    OutboundPolicy policy =
        new OutboundPolicy(
            deniedHosts.stream().map(HostPattern::parse).toList(),
            allowedHosts.isEmpty()
                ? Optional.empty()
                : Optional.of(allowedHosts.stream().map(HostPattern::parse).toList()),
            allowPrivate,
            HostResolver.SYSTEM);
    HttpSource http = new HttpSource(policy);
    return Broker.builder()
        .source("inline", new InlineSource())
        .source("file", new FileSource(fileRoot))
        .source("http", http)
        .source("https", http);
  }
}
