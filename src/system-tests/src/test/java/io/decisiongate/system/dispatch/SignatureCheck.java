package io.decisiongate.system.dispatch;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a request as a receiver does that knows only RFC 9421, RFC 9530 and the sender's public
 * key: the code of docs/dispatch.md, without any of the product.
 */
record SignatureCheck(String keyId, PublicKey key) {
  private static final Pattern INPUT = Pattern.compile("dg=(\\(([^)]*)\\)(.*))");
  private static final Pattern COMPONENT = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern SIGNATURE = Pattern.compile("dg=:([A-Za-z0-9+/=]+):");

  /** What is wrong with the request; empty when nothing is. */
  Optional<String> problem(Receiver.Received request) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(request.body());
    String expected = "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
    if (!request.header("content-digest").equals(expected)) {
      return Optional.of("the body is not the one that was digested");
    }
    Matcher input = INPUT.matcher(request.header("signature-input"));
    Matcher signature = SIGNATURE.matcher(request.header("signature"));
    if (!input.matches() || !signature.matches()) {
      return Optional.of("no signature dg");
    }
    if (!input.group(3).contains(";keyid=\"" + keyId + "\"")) {
      return Optional.of("unknown key");
    }
    String covered = input.group(2);
    for (String name :
        new String[] {"@method", "@target-uri", "content-digest", "idempotency-key"}) {
      if (!covered.contains('"' + name + '"')) {
        return Optional.of(name + " is not covered");
      }
    }
    StringBuilder base = new StringBuilder();
    Matcher component = COMPONENT.matcher(covered);
    while (component.find()) {
      String name = component.group(1);
      String value =
          switch (name) {
            case "@method" -> request.method();
            case "@target-uri" -> request.uri();
            default -> request.header(name);
          };
      base.append('"').append(name).append("\": ").append(value).append('\n');
    }
    base.append("\"@signature-params\": ").append(input.group(1));
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(key);
    verifier.update(base.toString().getBytes(StandardCharsets.UTF_8));
    return verifier.verify(Base64.getDecoder().decode(signature.group(1)))
        ? Optional.empty()
        : Optional.of("wrong signature");
  }
}
