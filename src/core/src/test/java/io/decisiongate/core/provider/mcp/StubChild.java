package io.decisiongate.core.provider.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider in a process of its own. What it does is the word in the parameter {@code do}; each
 * start adds its process id to the file that is its only argument.
 */
final class StubChild {
  private static final Pattern WORD = Pattern.compile("\"do\":\"([a-z ]+)\"");

  private StubChild() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Files.writeString(
        Path.of(args[0]),
        ProcessHandle.current().pid() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    OutputStream out = System.out;
    InputStream in = System.in;
    while (true) {
      String request = new String(Framing.read(in), StandardCharsets.UTF_8);
      Matcher word = WORD.matcher(request);
      switch (word.find() ? word.group(1) : "echo") {
        case "echo" -> Framing.write(out, answer(text(request)));
        case "pid" -> Framing.write(out, answer("" + ProcessHandle.current().pid()));
        case "say nothing" -> Thread.sleep(60_000);
        case "die" -> System.exit(3);
        case "die late" -> {
          Framing.write(out, answer("1"));
          System.exit(3);
        }
        case "complain" -> {
          System.err.print("complaint ".repeat(50_000) + "\n");
          System.err.flush();
          Framing.write(out, answer("1"));
        }
        case "large" -> out.write(frame(1_048_577));
        case "largest" -> {
          byte[] body = answer("1");
          byte[] padded = new byte[1_048_576];
          Arrays.fill(padded, (byte) ' ');
          System.arraycopy(body, 0, padded, 0, body.length);
          Framing.write(out, padded);
        }
        case "endless head" -> {
          while (true) {
            out.write("A: b\r\n".getBytes(StandardCharsets.UTF_8));
          }
        }
        default -> throw new IllegalArgumentException(request);
      }
      out.flush();
    }
  }

  private static byte[] frame(int length) {
    return ("Content-Length: " + length + "\r\n\r\n" + " ".repeat(length))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static byte[] answer(String value) {
    return ("{\"result\":{\"content\":[{\"type\":\"json\",\"json\":{\"value\":{\"kind\":\"json\","
            + "\"value\":"
            + value
            + "}}}]}}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
