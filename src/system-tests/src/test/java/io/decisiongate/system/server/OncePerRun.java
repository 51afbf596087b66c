package io.decisiongate.system.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts something when the first test asks for it as a parameter; it ends with the test run. */
public abstract class OncePerRun<T extends AutoCloseable> implements ParameterResolver {
  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(OncePerRun.class);

  private static final Map<Class<?>, AutoCloseable> LENT = new ConcurrentHashMap<>();

  private final Class<T> type;
  private final Callable<T> start;

  protected OncePerRun(Class<T> type, Callable<T> start) {
    this.type = type;
    this.start = start;
  }

  /** From now on the test runs of this process use this one, which its lender ends. */
  public static <T extends AutoCloseable> void lend(Class<T> type, T started) {
    LENT.put(type, started);
  }

  @Override
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return get(context);
  }

  /** The one of this run. */
  public final T get(ExtensionContext context) {
    AutoCloseable lent = LENT.get(type);
    return lent != null
        ? type.cast(lent)
        : context.getRoot().getStore(STORE).getOrComputeIfAbsent(type, key -> startOnce(), type);
  }

  private T startOnce() {
    try {
      return start.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + type + " started", e);
    } catch (Exception e) {
      throw new IllegalStateException(type + " cannot be started", e);
    }
  }

  /** Deletes a directory with all that it holds. */
  public static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
