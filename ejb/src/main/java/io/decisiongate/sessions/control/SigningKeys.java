package io.decisiongate.sessions.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.audit.boundary.AuditedCommits;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.configuration.SessionSettings;
import io.decisiongate.core.error.RunBusy;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.StaleChange;
import io.decisiongate.storage.boundary.LookupRows;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key pairs that sign access tokens: in the database, where all servers find them, encrypted
 * under the secret of the configuration. Whoever needs one makes it.
 */
@ApplicationScoped
public class SigningKeys {
  private static final System.Logger LOG = System.getLogger(SigningKeys.class.getName());
  private static final int MOST_ATTEMPTS = 8;
  private static final int FEWEST_SECRET_BYTES = 32;
  private static final int MOST_SECRET_BYTES = 4096;

  @Inject LookupRows rows;
  @Inject AuditedCommits commits;
  @Inject ActiveConfiguration configuration;

  private @Nullable Derived<Optional<SealedBox>> box;

  /** A secret that cannot be used shows at the start, not at the first log-in. */
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  @PostConstruct
  void prepare() {
    box = configuration.derive(settings -> box(settings.identity().sessions()));
  }

  private static Optional<SealedBox> box(SessionSettings settings) {
    return settings
        .secret()
        .map(secret -> secret.value())
        .or(() -> settings.secretPath().map(path -> read(Path.of(path))))
        .map(
            secret ->
                SealedBox.of(
                    secret.getBytes(StandardCharsets.UTF_8), "decision-gate session keys"));
  }

  private static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String secret = new String(in.readNBytes(MOST_SECRET_BYTES), StandardCharsets.UTF_8).strip();
      if (secret.getBytes(StandardCharsets.UTF_8).length < FEWEST_SECRET_BYTES) {
        throw new IllegalStateException(
            "identity.sessions.secret_path: "
                + file
                + " needs at least "
                + FEWEST_SECRET_BYTES
                + " bytes");
      }
      return secret;
    } catch (IOException e) {
      throw new IllegalStateException("identity.sessions.secret_path: cannot read " + file, e);
    }
  }

  /** All keys that verify, in the order of their first signatures. */
  public List<KeyRotation.Stored> all() {
    return rows.all(
        "select kid, public_jwk, private_box, signs_from from dg_session_keys()",
        row ->
            new KeyRotation.Stored(
                row.getString(1), row.getString(2), row.getBytes(3), row.getLong(4)));
  }

  /** The key that signs now, with its private part; made when there is none. */
  public ECKey signing() {
    long days = configuration.get().identity().sessions().keyDays();
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      List<KeyRotation.Stored> keys = all();
      long now = System.currentTimeMillis();
      Optional<ECKey> signing =
          KeyRotation.signing(keys, now, key -> opened(key).isPresent()).flatMap(this::opened);
      Optional<Long> due = KeyRotation.due(keys, signing.isPresent(), now, days);
      if (due.isPresent()) {
        add(keys, due.get());
      }
      if (signing.isPresent()) {
        return signing.get();
      }
    }
    throw new RunBusy(MOST_ATTEMPTS);
  }

  private Optional<ECKey> opened(KeyRotation.Stored key) {
    try {
      return Optional.of(
          ECKey.parse(
              new String(secretBox().open(key.box(), context(key.kid())), StandardCharsets.UTF_8)));
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "key {0} was encrypted under another secret", key.kid());
      return Optional.empty();
    } catch (ParseException e) {
      throw new IllegalStateException("private key " + key.kid() + " cannot be read", e);
    }
  }

  private void add(List<KeyRotation.Stored> keys, long signsFrom) {
    ECKey made = generate();
    byte[] sealed =
        secretBox()
            .seal(made.toJSONString().getBytes(StandardCharsets.UTF_8), context(made.getKeyID()));
    try {
      commits.commit(
          Change.builder()
              .administration(
                  new Change.AdministrativeStep(
                      "dg_add_session_key",
                      List.of(
                          made.getKeyID(),
                          made.toPublicJWK().toJSONString(),
                          sealed,
                          signsFrom,
                          keys.isEmpty() ? "" : keys.getLast().kid(),
                          KeyRotation.KEPT_MS)))
              .audit(
                  AuditEvents.posture(
                      "session_key_created",
                      "session_key_created: kid=%s signs_from_ms=%d"
                          .formatted(made.getKeyID(), signsFrom),
                      configuration.get().isDevPermissive(),
                      false))
              .build(0, false));
    } catch (StaleChange e) {
      LOG.log(System.Logger.Level.DEBUG, "another server has made a key", e);
    }
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyID(UUID.randomUUID().toString())
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("no key pair can be made", e);
    }
  }

  private SealedBox secretBox() {
    return Objects.requireNonNull(box).get().orElseThrow();
  }

  private static byte[] context(String kid) {
    return kid.getBytes(StandardCharsets.UTF_8);
  }
}
