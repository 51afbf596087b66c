package io.decisiongate.core.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scoring, order and follow-ups; and that the product's documents answer what people ask. */
class DocumentSearchTest {
  private static final DocumentSearch SEARCH =
      new DocumentSearch(DocumentCatalogue.ofDefaults(), 10);

  @Test
  void aBlankQueryShowsOneSectionOfEachRole() {
    SearchResult three = SEARCH.search(" \t ", Optional.empty());
    SearchResult four = SEARCH.search("", Optional.of(99L));

    assertThat(ids(three))
        .containsExactly(
            "evidence_flow_and_execution_model", "tooling_summary", "authoring_formats");
    assertThat(ids(four))
        .containsExactly(
            "evidence_flow_and_execution_model",
            "tooling_summary",
            "authoring_formats",
            "provider_protocol");
    assertThat(four.hits().getFirst().section().heading())
        .isEqualTo("Evidence Flow + Execution Model");
    assertThat(four.followUps())
        .containsExactly(
            "Refine the query with comparator, provider, or trust keywords to target guidance.");
  }

  @Test
  void allWhiteSpaceSeparatesWordsAndCountsAsBlank() {
    String separators = "\u00A0\u2007\u202F\u3000";

    assertThat(SEARCH.search(separators, Optional.empty()).followUps())
        .containsExactly(FollowUps.REFINE);
    assertThat(SEARCH.search("\u00A0zzzzqq\u00A0", Optional.empty()).hits()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "3, 3", "10, 10", "4294967295, 10"})
  void theCountIsBroughtIntoItsRange(long asked, int found) {
    assertThat(SEARCH.search("evidence", Optional.of(asked)).hits()).hasSize(found);
  }

  @Test
  void threeSectionsUnlessSaidOtherwise() {
    assertThat(SEARCH.search("evidence", Optional.empty()).hits()).hasSize(3);
  }

  @Test
  void whatNoSectionContainsFindsNothing() {
    SearchResult nothing = SEARCH.search("zzzzqq", Optional.empty());

    assertThat(nothing.hits()).isEmpty();
    assertThat(nothing.followUps()).isEmpty();
  }

  @Test
  void headingsCountThreeContentOneAndRolesBreakTies() {
    DocumentSearch search =
        new DocumentSearch(
            catalogue(
                document("a", DocumentRole.DECISION, "# T\n## other\nkiwi\n## kiwi\nx\n"),
                document("b", DocumentRole.PATTERN, "# T\n## kiwi\nkiwi\n"),
                document("c", DocumentRole.ONTOLOGY, "# T\n## c\nkiwi recipe\n")),
            10);

    // b: 3 + 1; a: 3, then 1; c: 1
    assertThat(headings(search.search("kiwi", Optional.of(9L))))
        .containsExactly("b/kiwi", "a/kiwi", "a/other", "c/c");
    // "recipe" speaks for patterns: b 4 + 2; c 2; a 3, 1
    assertThat(headings(search.search("Kiwi RECIPE", Optional.of(9L))))
        .containsExactly("b/kiwi", "a/kiwi", "c/c", "a/other");
    // a role with a cue that is not the primary one gains 1: c 2 + 1, equal to a's heading
    assertThat(headings(search.search("kiwi recipe example schema", Optional.of(9L))))
        .containsExactly("b/kiwi", "a/kiwi", "c/c", "a/other");
    // each word counts, also the same one again
    assertThat(headings(search.search("recipe recipe recipe", Optional.of(9L))))
        .containsExactly("c/c");
  }

  @Test
  void equalScoresKeepTheOrderOfDocumentsThenOfHeadings() {
    DocumentSearch search =
        new DocumentSearch(
            catalogue(
                document("a", DocumentRole.PATTERN, "# T\n## z\nkiwi\n## Z\nkiwi\n## y\nkiwi\n"),
                document("b", DocumentRole.PATTERN, "# T\n## a\nkiwi\n")),
            10);

    assertThat(headings(search.search("kiwi", Optional.of(9L))))
        .containsExactly("a/Z", "a/y", "a/z", "b/a");
  }

  @Test
  void followUpsNameTheRolesThatAreLeftOut() {
    DocumentSearch search =
        new DocumentSearch(
            catalogue(
                document("a", DocumentRole.REASONING, "# T\n## kiwi\n"),
                document("b", DocumentRole.ONTOLOGY, "# T\n## kiwi\n")),
            10);

    assertThat(search.search("kiwi", Optional.of(9L)).followUps())
        .hasSize(2)
        .satisfiesExactly(
            decision -> assertThat(decision).contains("tooling", "LLM playbook"),
            pattern -> assertThat(pattern).contains("playbook", "integration"));
    assertThat(search.search("kiwi", Optional.of(1L)).followUps()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "evidence flow, evidence_flow_and_execution_model",
    "precheck vs live run trust lanes, evidence_flow_and_execution_model",
    "which tool to call, tooling_summary",
    "error codes, tooling_summary",
    "hold what to do, llm_native_playbook",
    "retry idempotency, llm_native_playbook",
    "comparator date, condition_authoring",
    "k of n RequireGroup, ret_logic",
    "jsonpath list, providers_summary",
    "time provider after before, providers_summary",
    "scenario example, authoring_formats",
    "RON form, authoring_formats",
    "coverage recipe, json_evidence_playbook",
    "external provider stdio transport, provider_protocol",
    "capability contract comparators order, provider_schema_authoring",
    "minimal provider python, provider_development",
    "verify runpack tamper, runpack_architecture",
    "production checklist, security_guide",
    "raw values disclosure, security_guide"
  })
  void theDocumentsAnswerWhatPeopleAsk(String query, String document) {
    assertThat(ids(SEARCH.search(query, Optional.empty()))).contains(document);
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(hit -> hit.document().id()).toList();
  }

  private static List<String> headings(SearchResult result) {
    return result.hits().stream()
        .map(hit -> hit.document().id() + "/" + hit.section().heading())
        .toList();
  }

  private static DocumentCatalogue catalogue(Document... documents) {
    return DocumentCatalogue.of(List.of(documents));
  }

  private static Document document(String id, DocumentRole role, String text) {
    return new Document(id, "T", Document.URI_PREFIX + id, "d", role, text);
  }
}
