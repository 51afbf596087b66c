package io.decisiongate.local.server;

import io.decisiongate.core.configuration.TlsSettings;
import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.FileTree;
import io.decisiongate.local.Secrets;
import io.decisiongate.local.StartFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Certificates and key for Liberty, which reads PKCS #12 only: made of the PEM files of {@code
 * server.tls} in the data directory at the start, and again when these change. Only the owner reads
 * the stores; their password is another one at each start, and the server has it from a file.
 */
public final class TlsListener implements AutoCloseable {
  private static final String FOLDER = "tls";
  private static final String SERVER = "server.p12";
  private static final String CLIENTS = "clients.p12";
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final TlsSettings settings;
  private final Path folder;
  private final Consumer<String> notes;
  private final String password = Secrets.random();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("tls-files").factory());
  private Optional<TlsFiles> served = Optional.empty();
  private String lastProblem = "";

  private TlsListener(TlsSettings settings, Path folder, Consumer<String> notes) {
    this.settings = settings;
    this.folder = folder;
    this.notes = notes;
  }

  /**
   * Reads the files and writes the stores; from then on changed files are taken over.
   *
   * @param notes gets a sentence when other certificates are served, and when changed files cannot
   *     be
   * @throws StartFailure when one of the files cannot be used
   */
  public static TlsListener open(
      TlsSettings settings, DataDirectory directory, Consumer<String> notes) {
    try {
      TlsFiles.requireRevocationLists(settings);
      TlsListener listener = new TlsListener(settings, directory.resolve(FOLDER), notes);
      listener.write(TlsFiles.read(settings, Instant.now()));
      var unused =
          listener.watch.scheduleWithFixedDelay(
              listener::look,
              BETWEEN_LOOKS.toMillis(),
              BETWEEN_LOOKS.toMillis(),
              TimeUnit.MILLISECONDS);
      return listener;
    } catch (IllegalArgumentException e) {
      throw new StartFailure(e.getMessage() + ".", e);
    }
  }

  /** Removes what an earlier server of this directory served. */
  public static void clear(DataDirectory directory) {
    try {
      FileTree.delete(directory.resolve(FOLDER));
    } catch (IOException e) {
      throw StartFailure.of("deleting " + directory.resolve(FOLDER), e);
    }
  }

  /** Variables of the server that are no secret. */
  Map<String, String> variables() {
    boolean clients = settings.clientCaPath().isPresent();
    return Map.of(
        "DG_TLS_SETTINGS", settings.toString(),
        "DG_TLS_SERVER", folder.resolve(SERVER).toString(),
        "DG_TLS_CLIENTS", folder.resolve(CLIENTS).toString(),
        "DG_TLS_CLIENT_ASKED", Boolean.toString(clients),
        "DG_TLS_CLIENT_REQUIRED", Boolean.toString(clients && settings.requireClientCert()));
  }

  /** Of the stores and their keys. */
  String password() {
    return password;
  }

  private void look() {
    try {
      TlsFiles now = TlsFiles.read(settings, Instant.now());
      lastProblem = "";
      if (!served.equals(Optional.of(now))) {
        write(now);
        notes.accept(
            "server.tls: changed certificates are served; the server's own is valid until "
                + now.server().certificate().getNotAfter().toInstant());
      }
    } catch (RuntimeException e) {
      // The next change may be a good one.
      String problem = String.valueOf(e.getMessage());
      if (!problem.equals(lastProblem)) {
        lastProblem = problem;
        notes.accept("changed certificates are not served: " + problem);
      }
    }
  }

  private void write(TlsFiles files) {
    write(SERVER, files.server().toKeyStore(password.toCharArray()));
    write(CLIENTS, store(files.clients()));
    served = Optional.of(files);
  }

  private static KeyStore store(List<X509Certificate> authorities) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority-" + i, authorities.get(i));
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot make a store of certificates", e);
    }
  }

  private void write(String name, KeyStore store) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      store.store(bytes, password.toCharArray());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot write a store of certificates", e);
    }
    Secrets.writePrivate(folder.resolve(name), bytes.toByteArray());
  }

  /** Takes the stores away again. */
  @Override
  public void close() {
    watch.close();
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw StartFailure.of("deleting " + folder, e);
    }
  }
}
