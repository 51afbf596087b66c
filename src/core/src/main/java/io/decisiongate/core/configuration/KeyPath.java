package io.decisiongate.core.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dotted names of keys, such as {@code providers[0].config.overrides."a.b"}: a key that TOML would
 * not take bare is quoted, with a backslash before each quote and backslash in it.
 */
final class KeyPath {
  /** One step of a path: into a table by key, or into an array by index. */
  sealed interface Step {
    record Key(String name) implements Step {}

    record Index(int value) implements Step {}
  }

  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern KEY =
      Pattern.compile(
          "(?<bare>[A-Za-z0-9_-]+)|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"", Pattern.DOTALL);
  private static final Pattern INDEX = Pattern.compile("\\[(0|[1-9][0-9]{0,6})]");

  private KeyPath() {}

  /** The path of a key in the table at {@code parent}; an empty parent is the outermost table. */
  static String key(String parent, String name) {
    String written = BARE.matcher(name).matches() ? name : quoted(name);
    return parent.isEmpty() ? written : parent + "." + written;
  }

  static String index(String parent, int index) {
    return parent + "[" + index + "]";
  }

  /** The steps of a path; empty when it is malformed. */
  static Optional<List<Step>> parse(String path) {
    List<Step> steps = new ArrayList<>();
    Matcher key = KEY.matcher(path);
    Matcher index = INDEX.matcher(path);
    int at = 0;
    while (true) {
      if (!key.region(at, path.length()).lookingAt()) {
        return Optional.empty();
      }
      String bare = key.group("bare");
      steps.add(new Step.Key(bare == null ? unquoted(key.group("quoted")) : bare));
      at = key.end();
      while (index.region(at, path.length()).lookingAt()) {
        steps.add(new Step.Index(Integer.parseInt(index.group(1))));
        at = index.end();
      }
      if (at == path.length()) {
        return Optional.of(List.copyOf(steps));
      }
      if (path.charAt(at) != '.') {
        return Optional.empty();
      }
      at++;
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String unquoted(String text) {
    return text.replaceAll("(?s)\\\\(.)", "$1");
  }
}
