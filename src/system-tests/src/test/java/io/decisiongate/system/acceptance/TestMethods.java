package io.decisiongate.system.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Test methods of all modules by their names, with the classes that have them. */
final class TestMethods {
  private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
  private static final Pattern TEST =
      Pattern.compile("@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b");

  /** What separates members; annotations and their values hold no blank line. */
  private static final String BLANK_LINE = "\n\n";

  private TestMethods() {}

  /** The classes of each name. */
  static Map<String, List<String>> below(Path checkout) throws IOException {
    Map<String, List<String>> methods = new TreeMap<>();
    for (Path sources : testFolders(checkout)) {
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .sorted()
            .forEach(file -> add(file, methods));
      }
    }
    return methods;
  }

  private static List<Path> testFolders(Path checkout) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String group : List.of("src", ".", "web")) {
      try (Stream<Path> modules = Files.list(checkout.resolve(group))) {
        modules
            .map(module -> module.resolve("src/test/java"))
            .filter(Files::isDirectory)
            .sorted()
            .forEach(folders::add);
      }
    }
    return folders;
  }

  private static void add(Path file, Map<String, List<String>> methods) {
    try {
      String text = Files.readString(file);
      Matcher matcher = METHOD.matcher(text);
      String type = file.getFileName().toString().replace(".java", "");
      while (matcher.find()) {
        int member = Math.max(0, text.lastIndexOf(BLANK_LINE, matcher.start()));
        if (TEST.matcher(text.substring(member, matcher.start())).find()) {
          methods.computeIfAbsent(matcher.group(1), name -> new ArrayList<>()).add(type);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }
}
