package io.decisiongate.system.hostile;

import io.decisiongate.system.hostile.Attack.Delivery;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * HTTP that no client library sends: floods of headers, lengths that are wrong, broken chunks,
 * other methods, targets and versions, several requests at once, connections that break off.
 */
record OddHttp(Corpus corpus, Caller caller) implements Attacks {
  private static final String HOST = "host: 127.0.0.1\r\n";

  private static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "PUT",
          "DELETE",
          "OPTIONS",
          "PATCH",
          "TRACE",
          "CONNECT",
          "PRI",
          "post",
          "POSTPOSTPOST",
          "P\u00f6ST",
          "GET\t",
          "");

  private static final List<String> TARGETS =
      List.of(
          "/rpc/",
          "/RPC",
          "//rpc",
          "/rpc?a=b",
          "/rpc;a=b",
          "/./rpc",
          "/../rpc",
          "/%72pc",
          "/rpc%00",
          "/%",
          "/%zz",
          "/\u00ff",
          "*",
          "rpc",
          "http://127.0.0.1/rpc",
          "https://example.invalid/mcp",
          "http://",
          "/healthz",
          "/readyz",
          "/debug/mutation_stats",
          "/WEB-INF/web.xml",
          "/mcp#x",
          "/rpc\\..\\x",
          "/rpc /x",
          "");

  private static final List<String> LENGTHS =
      List.of(
          "content-length: 1\r\n",
          "content-length: 99999\r\n",
          "content-length: -1\r\n",
          "content-length: 9223372036854775807\r\n",
          "content-length: 99999999999999999999999\r\n",
          "content-length: 1e3\r\n",
          "content-length: 0x10\r\n",
          "content-length: \r\n",
          "content-length: 5\r\ncontent-length: 6\r\n",
          "content-length: 5, 5\r\n",
          "content-length: 5\r\ntransfer-encoding: chunked\r\n",
          "",
          "content-length:5 5\r\n",
          "transfer-encoding: gzip\r\n",
          "transfer-encoding: chunked, identity\r\n",
          "transfer-encoding: xchunked\r\n",
          "content-encoding: gzip\r\n");

  private static final List<String> CHUNKS =
      List.of(
          "0\r\n\r\n",
          "z\r\n{}\r\n0\r\n\r\n",
          "-1\r\n\r\n",
          "ffffffffffffffff\r\n{}",
          "7fffffff\r\n{}",
          "2\r\n{}x0\r\n\r\n",
          "2\n{}\n0\n\n",
          "2;a=b\r\n{}\r\n0\r\n\r\n",
          "2\r\n{}\r\n0\r\nx: y\r\n\r\n",
          "2\r\n{}\r\n",
          "5\r\n{}",
          "",
          "\r\n\r\n",
          "1\r\n{\r\n".repeat(3_000),
          "2;" + "a".repeat(40_000) + "\r\n{}\r\n0\r\n\r\n",
          "2\r\n{}\r\n0\r\n" + "x: y\r\n".repeat(2_000) + "\r\n");

  private static final List<String> HEADERS =
      List.of(
          "no colon\r\n",
          ": no name\r\n",
          "na me: x\r\n",
          " folded: x\r\n",
          "x: a\r\n b\r\n",
          "x: \u0000\r\n",
          "x: \r y\r\n",
          "\u00e4: x\r\n",
          "host: other\r\n",
          "host: a b\r\n",
          "expect: 100-continue\r\n",
          "expect: everything\r\n",
          "connection: upgrade\r\n",
          "connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQ\r\n",
          "upgrade: websocket\r\nconnection: upgrade\r\n",
          "te: trailers\r\n",
          "content-type: multipart/form-data\r\n",
          "content-type: \r\n",
          "content-type: a/b/c;;\r\n",
          "accept: */*;q=x\r\n",
          "accept-charset: utf-7\r\n",
          "accept-language: ,,;q=9\r\n",
          "cookie: =;;=\r\n",
          "cookie: JSESSIONID=" + "a".repeat(5_000) + "\r\n",
          "range: bytes=0-\r\n",
          "x-forwarded-for: 1.2.3.4\r\n",
          "x-http-method-override: PUT\r\n",
          "$wsra: 10.0.0.1\r\n",
          "origin: http://evil.invalid\r\n",
          "mcp-protocol-version: x\r\n",
          "x-decision-gate-client-subject: \u0001\r\n");

  @Override
  public Attack next(RandomGenerator random) {
    List<Function<RandomGenerator, Attack>> forms =
        List.of(
            this::manyHeaders,
            this::largeHeader,
            this::oddHeader,
            this::oddHeader,
            this::wrongLength,
            this::wrongLength,
            this::chunks,
            this::chunks,
            this::oddRequestLine,
            this::oddRequestLine,
            this::severalAtOnce,
            this::noise,
            this::brokenOff);
    return Pick.of(forms, random).apply(random);
  }

  private Attack manyHeaders(RandomGenerator random) {
    StringBuilder headers = new StringBuilder();
    int count = Pick.size(20_000, random);
    for (int i = 0; i < count; i++) {
      headers.append("x-").append(i % 7_000).append(": ").append(i).append("\r\n");
    }
    return alone("many headers", request("POST /rpc", headers.toString(), "{}"));
  }

  private Attack largeHeader(RandomGenerator random) {
    String name = random.nextBoolean() ? "x-large: " : "authorization: Bearer " + caller.secret();
    String header = name + "a".repeat(Pick.size(900_000, random)) + "\r\n";
    return alone("large header", request("POST /rpc", header, "{}"));
  }

  private Attack oddHeader(RandomGenerator random) {
    String header = Pick.of(HEADERS, random) + caller.headers(random);
    return alone("odd header", request("POST /" + endpoint(random), header, body(random)));
  }

  private Attack wrongLength(RandomGenerator random) {
    return alone(
        "wrong length",
        "POST /"
            + endpoint(random)
            + " HTTP/1.1\r\n"
            + HOST
            + Pick.of(LENGTHS, random)
            + "\r\n"
            + body(random));
  }

  private Attack chunks(RandomGenerator random) {
    return alone(
        "broken chunks",
        "POST /"
            + endpoint(random)
            + " HTTP/1.1\r\n"
            + HOST
            + "transfer-encoding: chunked\r\n\r\n"
            + Pick.of(CHUNKS, random));
  }

  private Attack oddRequestLine(RandomGenerator random) {
    String method = random.nextBoolean() ? "POST" : Pick.of(METHODS, random);
    String target =
        random.nextInt(10) == 0
            ? "/" + "a".repeat(Pick.size(200_000, random))
            : Pick.of(TARGETS, random);
    String version =
        Pick.of(
            List.of(
                " HTTP/1.1",
                " HTTP/1.1",
                " HTTP/1.1",
                " HTTP/1.0",
                " HTTP/9.9",
                " HTTP/2.0",
                "",
                " HTTP/",
                " http/1.1"),
            random);
    byte[] bytes =
        HttpText.latin1(
            method + " " + target + version + "\r\n" + HOST + "content-length: 2\r\n\r\n{}");
    return new Attack("odd request line", Delivery.ALONE, method, bytes);
  }

  private Attack severalAtOnce(RandomGenerator random) {
    int count = random.nextInt(2, 20);
    byte[][] requests = new byte[count][];
    for (int i = 0; i < count; i++) {
      requests[i] =
          HttpText.post("/" + endpoint(random), caller.headers(random), corpus.body(random));
    }
    return Attack.raw("several at once", Delivery.ALONE, HttpText.joined(requests));
  }

  private Attack noise(RandomGenerator random) {
    byte[] bytes = new byte[Pick.size(20_000, random)];
    random.nextBytes(bytes);
    return Attack.raw("noise", Delivery.ALONE, bytes);
  }

  private Attack brokenOff(RandomGenerator random) {
    byte[] whole =
        HttpText.post("/" + endpoint(random), caller.headers(random), corpus.body(random));
    int length = random.nextInt(4) == 0 ? whole.length : random.nextInt(whole.length);
    return Attack.raw("broken off", Delivery.CUT, Arrays.copyOf(whole, length));
  }

  private String body(RandomGenerator random) {
    return random.nextBoolean() ? "{\"a\":\"" + caller.value() + "\"}" : "";
  }

  private static String endpoint(RandomGenerator random) {
    return MutatedRecordings.path(random).substring(1);
  }

  private static String request(String start, String headers, String body) {
    return start
        + " HTTP/1.1\r\n"
        + HOST
        + headers
        + "content-length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static Attack alone(String kind, String text) {
    return Attack.raw(kind, Delivery.ALONE, HttpText.latin1(text));
  }
}
