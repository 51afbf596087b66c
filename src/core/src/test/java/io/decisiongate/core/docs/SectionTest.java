package io.decisiongate.core.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionTest {

  @Test
  void headingsOfLevelTwoAndThreeBeginSections() {
    assertThat(
            Section.of(
                document(
                    "# Title\n\nIntro.\n\n## One\n\na\n\n### Two\nb\n#### deeper\n\nc\n\n## Three  \n")))
        .containsExactly(
            new Section("Title", "# Title\n\nIntro."),
            new Section("One", "a"),
            new Section("Two", "b\n#### deeper\n\nc"),
            new Section("Three", ""));
  }

  @Test
  void withoutHeadingAndContentThereIsNoSection() {
    assertThat(Section.of(document("# T\n## \n\n## R\nx\n")))
        .containsExactly(new Section("Title", "# T"), new Section("R", "x"));
  }

  @Test
  void linesOfCodeThatLookLikeHeadingsCount() {
    assertThat(Section.of(document("```\n## fenced heading\n```\r\n")))
        .containsExactly(new Section("Title", "```"), new Section("fenced heading", "```"));
  }

  @Test
  void aMarkWithoutBlankIsContent() {
    assertThat(Section.of(document("##no\n###no\n")))
        .containsExactly(new Section("Title", "##no\n###no"));
  }

  private static Document document(String text) {
    return new Document("id", "Title", "uri", "d", DocumentRole.PATTERN, text);
  }
}
