package io.decisiongate.audit.control;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.configuration.AuditSettings;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.CommitListener;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The core's audit lines (audit-metrics.md section 3): each event of the six kinds that is in the
 * chain, one line, in the order of its tenant's log. The file is a copy; when it cannot be written
 * the server says so in its log and goes on, because the chain has every record.
 */
@ApplicationScoped
public class AuditLines implements CommitListener {
  private static final System.Logger LOG = System.getLogger(AuditLines.class.getName());

  /** In the chain for denials only; the core has it on standard error and not among its lines. */
  private static final String AUTHORIZATION = "mcp_tool_authz";

  private static final String DATA_DIRECTORY = "DG_DATA_DIR";
  private static final String DEFAULT_NAME = "logs/audit.jsonl";
  private static final OptionalLong ROTATED_AT = OptionalLong.of(64L << 20);

  @Inject ActiveConfiguration configuration;

  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicReference<Optional<LineFile>> last = new AtomicReference<>(Optional.empty());
  private @Nullable Derived<Optional<LineFile>> file;

  @PostConstruct
  void prepare() {
    file = configuration.derive(settings -> open(settings.server().audit()));
    last.set(file.get());
    configuration.afterChange(this::closeLast);
  }

  /** A call that ends with earlier settings may still open that file once more. */
  private void closeLast() {
    last.getAndSet(Objects.requireNonNull(file).get())
        .ifPresent(
            unused -> {
              try {
                unused.close();
              } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "an audit file cannot be closed", e);
              }
            });
  }

  @Override
  public void committed(List<Change> changes) {
    Optional<LineFile> target = Objects.requireNonNull(file).get();
    if (target.isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (Change change : changes) {
      for (Change.AuditEntry entry : change.audit()) {
        if (!entry.event().equals(AUTHORIZATION)) {
          lines.append(entry.payload()).append('\n');
        }
      }
    }
    try {
      target.get().append(lines.toString());
      failing.set(false);
    } catch (IOException e) {
      if (!failing.getAndSet(true)) {
        LOG.log(System.Logger.Level.ERROR, "audit lines cannot be written", e);
      }
    }
  }

  private static Optional<LineFile> open(AuditSettings settings) {
    if (!settings.enabled()) {
      return Optional.empty();
    }
    Optional<Path> named = settings.path().map(Path::of);
    Optional<Path> path =
        named.or(
            () ->
                Optional.ofNullable(System.getenv(DATA_DIRECTORY))
                    .map(directory -> Path.of(directory).resolve(DEFAULT_NAME)));
    return path.map(
        wanted -> {
          try {
            return LineFile.open(wanted, named.isPresent() ? OptionalLong.empty() : ROTATED_AT);
          } catch (IOException e) {
            throw new UncheckedIOException("audit file " + wanted + " cannot be opened", e);
          }
        });
  }
}
