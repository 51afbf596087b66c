package io.decisiongate.administration.boundary;

/**
 * A key that was made just now.
 *
 * @param secret the key's text, shown once and stored nowhere
 */
public record IssuedKey(KeyEntry key, String secret) {
  @Override
  public String toString() {
    return "IssuedKey[key=" + key + "]";
  }
}
