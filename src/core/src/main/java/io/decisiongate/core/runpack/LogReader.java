package io.decisiongate.core.runpack;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonItems;
import io.decisiongate.core.json.JsonSyntaxException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Reads the records of a log one after the other, and sees whether the log is canonical. */
final class LogReader<T> {
  private final Artifact artifact;
  private final Function<Json, T> decode;
  private final MessageDigest asWritten = Digests.sha256();
  private final MessageDigest canonical = Digests.sha256();
  private final JsonItems items;
  private long position;
  private boolean ended;
  private Optional<T> ahead = Optional.empty();

  /**
   * Starts reading.
   *
   * @throws RunpackFailure that names the file, when it is no array
   */
  LogReader(Artifact artifact, InputStream bytes, Function<Json, T> decode) {
    this.artifact = artifact;
    this.decode = decode;
    try {
      items = JsonItems.open(new DigestInputStream(bytes, asWritten));
    } catch (JsonSyntaxException e) {
      throw new RunpackFailure(artifact.path() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The next record, which stays the next one; empty after the last one.
   *
   * @throws RunpackFailure that names file and record, when it cannot be decoded
   */
  Optional<T> peek() {
    if (ahead.isEmpty() && !ended) {
      ahead = read();
      ended = ahead.isEmpty();
    }
    return ahead;
  }

  /** As {@link #peek()}, and goes on to the one after it. */
  Optional<T> next() {
    Optional<T> record = peek();
    ahead = Optional.empty();
    return record;
  }

  private Optional<T> read() {
    try {
      Optional<Json> item = items.next();
      hash((byte) (position == 0 ? '[' : ','), item);
      position++;
      return item.map(decode);
    } catch (JsonSyntaxException e) {
      throw invalid(String.valueOf(e.getMessage()), e);
    } catch (InvalidParams e) {
      throw invalid(e.text(), e);
    }
  }

  private void hash(byte before, Optional<Json> item) {
    if (item.isPresent()) {
      canonical.update(before);
      canonical.update(CanonicalJson.bytes(item.get()));
    } else {
      canonical.update((position == 0 ? "[]" : "]").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private RunpackFailure invalid(String problem, RuntimeException cause) {
    return new RunpackFailure(artifact.path() + ": record " + position + ": " + problem, cause);
  }

  /** Whether the file is its own canonical form; asked once, after the last record. */
  boolean isCanonical() {
    if (!ended) {
      throw new IllegalStateException("the log was not read to its end");
    }
    return Arrays.equals(asWritten.digest(), canonical.digest());
  }
}
