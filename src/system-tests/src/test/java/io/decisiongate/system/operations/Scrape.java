package io.decisiongate.system.operations;

import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The metrics of a server at one moment, read from Prometheus' text format, version 0.0.4.
 *
 * @param types of the series by name
 */
public record Scrape(Map<String, String> types, List<Sample> samples) {
  private static final Pattern COMMENT =
      Pattern.compile("# (?:HELP [a-zA-Z_:]\\S* .*|TYPE ([a-zA-Z_:]\\S*) (\\w+))");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"(?:,|$)");

  /** One number. */
  public record Sample(String name, Map<String, String> labels, double value) {
    /** Whether it is of this series and has at least these labels, given as name, value, … */
    public boolean is(String series, String... pairs) {
      if (!name.equals(series)) {
        return false;
      }
      for (int i = 0; i < pairs.length; i += 2) {
        if (!pairs[i + 1].equals(labels.get(pairs[i]))) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Asks a server.
   *
   * @throws AssertionError when it does not answer 200 with text in the format
   */
  public static Scrape of(HttpWire http) throws IOException {
    Answer answer = http.get("/metrics");
    if (answer.status() != 200) {
      throw new AssertionError("/metrics: " + answer);
    }
    return parse(answer.text());
  }

  static Scrape parse(String text) {
    Map<String, String> types = new LinkedHashMap<>();
    List<Sample> samples = new ArrayList<>();
    for (String line : text.lines().filter(candidate -> !candidate.isEmpty()).toList()) {
      if (line.startsWith("#")) {
        Matcher comment = matched(COMMENT, line);
        if (comment.group(1) != null) {
          types.put(comment.group(1), comment.group(2));
        }
      } else {
        Matcher sample = matched(SAMPLE, line);
        String labels = sample.group(2) == null ? "" : sample.group(2);
        samples.add(
            new Sample(sample.group(1), labels(labels), Double.parseDouble(sample.group(3))));
      }
    }
    return new Scrape(types, samples);
  }

  /** The samples of a series that have at least these labels, given as name, value, … */
  public Stream<Sample> find(String series, String... pairs) {
    return samples.stream().filter(sample -> sample.is(series, pairs));
  }

  /** The sum of what {@link #find} finds; 0 when it finds nothing. */
  public double sum(String series, String... pairs) {
    return find(series, pairs).mapToDouble(Sample::value).sum();
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    Matcher label = LABEL.matcher(text);
    int end = 0;
    while (end < text.length() && label.find(end) && label.start() == end) {
      labels.put(label.group(1), label.group(2));
      end = label.end();
    }
    if (end < text.length()) {
      throw new AssertionError("not labels in the text format: " + text);
    }
    return labels;
  }

  private static Matcher matched(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError("not a line of the text format: " + line);
    }
    return matcher;
  }
}
