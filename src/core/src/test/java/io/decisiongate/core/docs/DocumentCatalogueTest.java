package io.decisiongate.core.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.configuration.DocsSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that a deployment adds, and the limits. */
class DocumentCatalogueTest {
  private static final long DEFAULT_BYTES =
      DefaultDocuments.all().stream()
          .mapToLong(document -> document.text().getBytes(StandardCharsets.UTF_8).length)
          .sum();

  @TempDir private Path folder;

  @Test
  void theDefaultsFitTheDefaultLimits() {
    DocumentCatalogue catalogue =
        DocumentCatalogue.of(
            new DocsSettings(true, true, true, true, List.of(), 262_144, 1_048_576, 32, 10));

    assertThat(catalogue.documents()).isEqualTo(DefaultDocuments.all());
    assertThat(catalogue.find("decision-gate://docs/evidence-flow")).isPresent();
    assertThat(catalogue.find("decision-gate://docs/Evidence-Flow")).isEmpty();
  }

  @Test
  void filesBelowAFolderComeInTheByteOrderOfTheirPaths() throws IOException {
    write("alpha.md", "# Alpha Guide\n");
    write("Beta File.MD", "no title\n");
    write("sub/gamma.md", "# Gamma\n");
    write("sub/alpha.md", "# Second\n");
    write("note.txt", "# Text\n");

    DocumentCatalogue catalogue = DocumentCatalogue.of(only(folder.toString()));

    assertThat(catalogue.documents())
        .extracting(document -> document.id() + " | " + document.title() + " | " + document.uri())
        .containsExactly(
            "beta_file | Beta File | decision-gate://docs/custom/beta_file",
            "alpha | Alpha Guide | decision-gate://docs/custom/alpha",
            "alpha_2 | Second | decision-gate://docs/custom/alpha_2",
            "gamma | Gamma | decision-gate://docs/custom/gamma");
    assertThat(catalogue.documents())
        .allMatch(document -> document.role() == DocumentRole.PATTERN)
        .noneMatch(document -> document.description().contains(folder.toString()));
    assertThat(catalogue.documents().get(1).description()).contains("alpha.md");
    assertThat(catalogue.warnings()).isEmpty();
  }

  @Test
  void idsKeepLettersAndDigitsOnlyAndStayUnique() throws IOException {
    write("a/Über-uns 2.md", "x");
    write("b/_ber_uns_2.md", "y");
    write("c/_BER.UNS-2.md", "z");

    assertThat(DocumentCatalogue.of(only(folder.toString())).documents())
        .extracting(Document::id)
        .containsExactly("_ber_uns_2", "_ber_uns_2_2", "_ber_uns_2_3");
  }

  @Test
  void whatCannotBeServedIsLeftOutWithAWarning() throws IOException {
    Path good = write("good.md", "# Good\n");
    Files.createSymbolicLink(folder.resolve("link.md"), good);
    write("empty.md", "");
    write("blank.md", " \n");
    write("large.md", "x".repeat(101));
    Files.write(folder.resolve("bytes.md"), new byte[] {(byte) 0xC3, (byte) 0x28});
    Path text = write("note.txt", "# Text\n");

    DocumentCatalogue catalogue =
        DocumentCatalogue.of(limited(100, 1_000, 10, folder.toString(), text.toString()));

    assertThat(catalogue.documents()).extracting(Document::id).containsExactly("good");
    assertThat(catalogue.warnings())
        .hasSize(6)
        .anyMatch(warning -> warning.contains("link.md") && warning.contains("link"))
        .anyMatch(warning -> warning.contains("empty.md") && warning.contains("empty"))
        .anyMatch(warning -> warning.contains("blank.md") && warning.contains("empty"))
        .anyMatch(
            warning -> warning.contains("large.md") && warning.contains("max_doc_bytes = 100"))
        .anyMatch(warning -> warning.contains("bytes.md") && warning.contains("UTF-8"))
        .anyMatch(warning -> warning.contains("note.txt") && warning.contains("no Markdown"));
  }

  @Test
  void numberAndTotalSizeKeepSurplusDocumentsOut() throws IOException {
    write("a.md", "12345");
    write("b.md", "12345");
    write("c.md", "1");

    DocumentCatalogue two = DocumentCatalogue.of(limited(10, 1_000, 2, folder.toString()));
    DocumentCatalogue six = DocumentCatalogue.of(limited(10, 6, 10, folder.toString()));

    assertThat(two.documents()).extracting(Document::id).containsExactly("a", "b");
    assertThat(two.warnings()).singleElement().asString().contains("c.md", "docs.max_docs = 2");
    assertThat(six.documents()).extracting(Document::id).containsExactly("a", "c");
    assertThat(six.warnings())
        .singleElement()
        .asString()
        .contains("b.md", "docs.max_total_bytes = 6");
  }

  @Test
  void nothingMoreIsReadWhenTheNumberIsReached() throws IOException {
    write("a.md", "12345");
    Files.write(folder.resolve("b.md"), new byte[] {(byte) 0xC3, (byte) 0x28});

    DocumentCatalogue one = DocumentCatalogue.of(limited(10, 1_000, 1, folder.toString()));

    assertThat(one.documents()).extracting(Document::id).containsExactly("a");
    assertThat(one.warnings()).singleElement().asString().contains("b.md", "docs.max_docs = 1");
  }

  @Test
  void aFolderOfOtherThingsDoesNotFloodTheLog() throws IOException {
    for (int i = 0; i < 150; i++) {
      write("%03d.md".formatted(i), "");
    }

    List<String> warnings = DocumentCatalogue.of(only(folder.toString())).warnings();

    assertThat(warnings).hasSize(101);
    assertThat(warnings.getLast()).isEqualTo("docs.extra_paths: 50 more files are left out.");
  }

  @Test
  void aWarningIsOneLineWhateverTheNameOfTheFile() throws IOException {
    write("a\nb\u001B[2J.md", "");

    assertThat(DocumentCatalogue.of(only(folder.toString())).warnings())
        .singleElement()
        .asString()
        .contains("a?b?[2J.md")
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void aFileWithAByteOrderMarkIsReadLikeOneWithout() throws IOException {
    write("marked.md", "\uFEFF# Marked\n");

    assertThat(DocumentCatalogue.of(only(folder.toString())).documents())
        .extracting(document -> document.title() + " | " + document.text())
        .containsExactly("Marked | # Marked");
  }

  @Test
  void aNameThatIsAnExtensionAloneIsNoMarkdownFile() throws IOException {
    Path hidden = write(".md", "# Hidden\n");

    DocumentCatalogue catalogue = DocumentCatalogue.of(only(folder.toString(), hidden.toString()));

    assertThat(catalogue.documents()).isEmpty();
    assertThat(catalogue.warnings()).singleElement().asString().contains("no Markdown file");
  }

  @Test
  void aMissingPathIsAnError() {
    String missing = folder.resolve("none").toString();

    assertThatThrownBy(() -> DocumentCatalogue.of(only(missing)))
        .isInstanceOf(InvalidDocuments.class)
        .hasMessage("docs catalog invalid: docs.extra_paths missing: " + missing);
  }

  @Test
  void limitsThatDoNotFitTheDefaultsAreAnError() {
    assertInvalid(new long[] {10, 1_048_576, 32}, "docs.max_doc_bytes");
    assertInvalid(new long[] {262_144, DEFAULT_BYTES - 1, 32}, "docs.max_total_bytes");
    assertInvalid(new long[] {262_144, 1_048_576, 12}, "docs.max_docs");
  }

  @Test
  void withoutDocumentationNothingIsRead() {
    DocsSettings off =
        new DocsSettings(
            false, true, true, true, List.of(folder.resolve("none").toString()), 1, 1, 1, 1);

    assertThat(DocumentCatalogue.of(off).documents()).isEmpty();
  }

  private static void assertInvalid(long[] limits, String key) {
    DocsSettings settings =
        new DocsSettings(true, true, true, true, List.of(), limits[0], limits[1], limits[2], 10);
    assertThatThrownBy(() -> DocumentCatalogue.of(settings))
        .isInstanceOf(InvalidDocuments.class)
        .hasMessage("docs catalog invalid: " + key + " too small for default corpus");
  }

  private static DocsSettings only(String... paths) {
    return limited(262_144, 1_048_576, 32, paths);
  }

  private static DocsSettings limited(
      long docBytes, long totalBytes, long documents, String... paths) {
    return new DocsSettings(
        true, true, true, false, List.of(paths), docBytes, totalBytes, documents, 10);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
