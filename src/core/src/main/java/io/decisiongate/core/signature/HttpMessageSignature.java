package io.decisiongate.core.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A signature of an HTTP message by RFC 9421, as the values of its two headers.
 *
 * @param input value of {@code Signature-Input}
 * @param signature value of {@code Signature}
 */
public record HttpMessageSignature(String input, String signature) {

  /**
   * What is stated with a signature (RFC 9421 section 2.3).
   *
   * @param created Unix seconds
   * @param keyId printable ASCII without quotation mark and backslash
   * @param algorithm of the registry of RFC 9421 section 6.2, when it is stated
   */
  public record Parameters(long created, String keyId, Optional<String> algorithm) {

    private String write(Map<String, String> components) {
      return components.keySet().stream()
              .map(name -> '"' + name + '"')
              .collect(Collectors.joining(" ", "(", ")"))
          + ";created="
          + created
          + ";keyid=\""
          + keyId
          + '"'
          + algorithm.map(name -> ";alg=\"" + name + '"').orElse("");
    }
  }

  /**
   * Signs.
   *
   * @param label of the signature within the message
   * @param components what is covered, in this order: names of headers in lower case, or derived
   *     components such as {@code @method} (RFC 9421 section 2.2), with their values
   */
  public static HttpMessageSignature of(
      String label, Map<String, String> components, Parameters parameters, Ed25519SigningKey key) {
    String stated = parameters.write(components);
    byte[] signature = key.sign(base(components, stated).getBytes(StandardCharsets.UTF_8));
    return new HttpMessageSignature(
        label + "=" + stated, label + "=:" + Base64.getEncoder().encodeToString(signature) + ":");
  }

  /**
   * The text that is signed (RFC 9421 section 2.5).
   *
   * @param stated the components and parameters as {@code Signature-Input} has them after the label
   */
  public static String base(Map<String, String> components, String stated) {
    StringBuilder base = new StringBuilder();
    components.forEach(
        (name, value) -> base.append('"').append(name).append("\": ").append(value).append('\n'));
    return base.append("\"@signature-params\": ").append(stated).toString();
  }
}
