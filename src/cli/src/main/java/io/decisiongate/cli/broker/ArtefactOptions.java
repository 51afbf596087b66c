package io.decisiongate.cli.broker;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.signature.Ed25519SigningKey;
import io.decisiongate.core.signature.InvalidKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Files that prove what a command printed (broker-cli.md section 4.5). */
final class ArtefactOptions {
  @Option(names = "--hash-out", paramLabel = "FILE")
  private Optional<Path> hashOut = Optional.empty();

  @Option(names = "--signature-out", paramLabel = "FILE")
  private Optional<Path> signatureOut = Optional.empty();

  @Option(names = "--signing-key", paramLabel = "FILE")
  private Optional<Path> signingKey = Optional.empty();

  /**
   * Checks the options, before anything is done or printed.
   *
   * @throws MessageFailure when they do not fit together or there is no key in the file
   */
  Artefacts check() {
    if (signatureOut.isPresent() && signingKey.isEmpty()) {
      throw new MessageFailure(BrokerMessage.SIGNING_KEY_MISSING);
    }
    if (signingKey.isPresent() && signatureOut.isEmpty()) {
      throw new MessageFailure(BrokerMessage.SIGNATURE_OUT_MISSING);
    }
    return new Artefacts(hashOut, signatureOut, signingKey.map(ArtefactOptions::key));
  }

  private static Ed25519SigningKey key(Path file) {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new MessageFailure(
          e, BrokerMessage.SIGNING_KEY_UNREADABLE, file.toString(), BoundedInput.reason(e));
    }
    try {
      return Ed25519SigningKey.of(content);
    } catch (InvalidKeyFile e) {
      throw new MessageFailure(e, BrokerMessage.SIGNING_KEY_INVALID);
    }
  }

  /** What is to be written beside the result. */
  record Artefacts(
      Optional<Path> hashOut, Optional<Path> signatureOut, Optional<Ed25519SigningKey> key) {

    /**
     * Writes the files.
     *
     * @param result canonical JSON without a line feed
     */
    void write(byte[] result) {
      Json hash = Sha256.of(result).toJson();
      hashOut.ifPresent(file -> write(file, BrokerMessage.HASH_UNWRITABLE, hash));
      key.ifPresent(
          signer ->
              write(
                  signatureOut.orElseThrow(),
                  BrokerMessage.SIGNATURE_UNWRITABLE,
                  Json.object()
                      .put("scheme", "ed25519")
                      .put("key_id", signer.keyId())
                      .put("signature", Base64.getEncoder().encodeToString(signer.sign(result)))
                      .put("hash", hash)
                      .build()));
    }

    private static void write(Path file, BrokerMessage otherwise, Json content) {
      try {
        Files.write(file, CanonicalJson.bytes(content));
      } catch (IOException e) {
        throw new MessageFailure(e, otherwise, file.toString(), BoundedInput.reason(e));
      }
    }
  }
}
