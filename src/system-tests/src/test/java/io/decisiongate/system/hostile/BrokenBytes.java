package io.decisiongate.system.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Recorded requests with bytes flipped, inserted, doubled or cut off; most are no JSON any more.
 */
record BrokenBytes(Corpus corpus, Caller caller) implements Attacks {

  @Override
  public Attack next(RandomGenerator random) {
    byte[] body = corpus.body(random).clone();
    if (body.length > 0) {
      body = broken(body, random);
    }
    return Attack.post(
        "broken bytes", MutatedRecordings.path(random), caller.headers(random), body);
  }

  private byte[] broken(byte[] body, RandomGenerator random) {
    int at = random.nextInt(body.length);
    switch (random.nextInt(5)) {
      case 0 -> {
        return Arrays.copyOf(body, at);
      }
      case 1 -> {
        return HttpText.joined(body, body);
      }
      case 2 -> {
        return HttpText.joined(
            Arrays.copyOf(body, at),
            HttpText.latin1(caller.value()),
            Arrays.copyOfRange(body, at, body.length));
      }
      case 3 -> {
        // A member that comes twice, wherever an object begins.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int brace = text.indexOf('{', at);
        return brace < 0
            ? Arrays.copyOfRange(body, at, body.length)
            : HttpText.latin1(
                text.substring(0, brace + 1)
                    + "\"id\":1,\"tenant_id\":2,\"name\":\"\",\"id\":[],"
                    + text.substring(brace + 1));
      }
      default -> {
        for (int i = random.nextInt(1, 9); i > 0; i--) {
          body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return body;
      }
    }
  }
}
