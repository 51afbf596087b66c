package io.decisiongate.core.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Collects the documents of {@code docs.extra_paths}: Markdown files that are named, and all those
 * below a named folder in the byte order of their paths. Links are not followed.
 */
final class ExtraDocuments {
  private static final Comparator<Path> BY_BYTES =
      Comparator.comparing(
          path -> path.toString().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
  private static final String TITLE_MARK = "# ";
  private static final String EXTENSION = ".md";

  /** Files that are left out are named up to this number, and counted beyond it. */
  private static final int MOST_WARNINGS = 100;

  private final DocumentBudget budget;
  private final List<Document> documents = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private long unnamed;

  ExtraDocuments(DocumentBudget budget) {
    this.budget = budget;
  }

  List<Document> documents() {
    return documents;
  }

  /** One sentence for each file that was left out; of very many, how many more there are. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    if (unnamed > 0) {
      all.add("docs.extra_paths: " + unnamed + " more files are left out.");
    }
    return all;
  }

  /**
   * Adds what one entry of the setting names.
   *
   * @throws InvalidDocuments when it is missing or cannot be read
   */
  void add(String entry) {
    Path path = Path.of(entry);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new InvalidDocuments("docs.extra_paths missing: " + entry);
    }
    try {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        for (Path file : below(path)) {
          addFile(file);
        }
      } else if (Files.isSymbolicLink(path) || isMarkdown(path)) {
        addFile(path);
      } else {
        skip(path, "it is no Markdown file");
      }
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidDocuments("docs.extra_paths unreadable: " + entry + " (" + e + ")", e);
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(path -> !path.equals(folder))
          .filter(path -> Files.isSymbolicLink(path) || isMarkdownFile(path))
          .sorted(BY_BYTES)
          .toList();
    }
  }

  private static boolean isMarkdownFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && isMarkdown(path);
  }

  private static boolean isMarkdown(Path path) {
    String name = fileName(path).toLowerCase(Locale.ROOT);
    return name.endsWith(EXTENSION) && name.length() > EXTENSION.length();
  }

  private void addFile(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      skip(file, "it is a link or no ordinary file");
      return;
    }
    Optional<String> full = budget.full();
    if (full.isPresent()) {
      skip(file, full.get());
      return;
    }
    Optional<String> text = DocumentFile.read(file, budget.largest());
    if (text.isEmpty()) {
      skip(file, "it is not UTF-8 text of at most docs.max_doc_bytes = " + budget.largest());
    } else if (text.get().isBlank()) {
      skip(file, "it is empty");
    } else {
      Optional<String> noRoom = budget.take(text.get().getBytes(StandardCharsets.UTF_8).length);
      noRoom.ifPresentOrElse(reason -> skip(file, reason), () -> keep(file, text.get()));
    }
  }

  private void keep(Path file, String text) {
    String name = fileName(file);
    String stem = name.substring(0, name.length() - EXTENSION.length());
    String id = uniqueId(stem);
    documents.add(
        new Document(
            id,
            title(text).orElse(stem),
            Document.URI_PREFIX + "custom/" + id,
            "Document of this deployment, from the file " + name + ".",
            DocumentRole.PATTERN,
            text));
  }

  private static Optional<String> title(String text) {
    return text.lines()
        .findFirst()
        .filter(line -> line.startsWith(TITLE_MARK))
        .map(line -> line.substring(TITLE_MARK.length()).strip())
        .filter(title -> !title.isEmpty());
  }

  private String uniqueId(String stem) {
    String base = stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    String id = base;
    for (int n = 2; !ids.add(id); n++) {
      id = base + "_" + n;
    }
    return id;
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private void skip(Path file, String reason) {
    if (warnings.size() == MOST_WARNINGS) {
      unnamed++;
      return;
    }
    // A name of a file may hold line breaks and commands to a terminal.
    String name = file.toString().replaceAll("\\p{Cntrl}", "?");
    warnings.add("docs.extra_paths: " + name + " is left out, because " + reason + ".");
  }
}
