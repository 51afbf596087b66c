package io.decisiongate.core.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A part of a document: what a search finds.
 *
 * @param heading of the part; the document's title for what stands before its first heading
 * @param content without the heading, and without white space around it
 */
public record Section(String heading, String content) {
  private static final List<String> MARKS = List.of("## ", "### ");

  /**
   * The sections of a document in their order. A line that starts with {@code "## "} or {@code "###
   * "} begins one, in a code fence too; deeper headings belong to the content. Without heading and
   * content there is no section.
   */
  static List<Section> of(Document document) {
    List<Section> sections = new ArrayList<>();
    String heading = document.title();
    StringJoiner content = new StringJoiner("\n");
    for (String line : document.text().lines().toList()) {
      int mark = mark(line);
      if (mark > 0) {
        add(sections, heading, content);
        heading = line.substring(mark).strip();
        content = new StringJoiner("\n");
      } else {
        content.add(line);
      }
    }
    add(sections, heading, content);
    return List.copyOf(sections);
  }

  private static int mark(String line) {
    return MARKS.stream().filter(line::startsWith).mapToInt(String::length).findFirst().orElse(0);
  }

  private static void add(List<Section> sections, String heading, StringJoiner content) {
    Section section = new Section(heading, content.toString().strip());
    if (!section.heading.isEmpty() || !section.content.isEmpty()) {
      sections.add(section);
    }
  }
}
