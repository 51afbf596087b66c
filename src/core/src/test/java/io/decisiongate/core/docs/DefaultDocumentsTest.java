package io.decisiongate.core.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.decisiongate.core.authoring.AuthoringFormat;
import io.decisiongate.core.authoring.AuthoringOptions;
import io.decisiongate.core.authoring.ScenarioAuthoring;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The product's own documents: the catalogue of mcp-tools.md section 8. */
class DefaultDocumentsTest {
  private static final String AUTHORING = Document.URI_PREFIX + "authoring";
  private static final Pattern FENCE =
      Pattern.compile("^```(\\w+)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  static Stream<Document> documents() {
    return DefaultDocuments.all().stream();
  }

  @Test
  void areThoseOfTheCatalogueInItsOrder() {
    assertThat(DefaultDocuments.all())
        .extracting(
            document ->
                String.join(
                    " | ",
                    document.id(),
                    document.title(),
                    document.uri().substring(Document.URI_PREFIX.length()),
                    document.role().wire()))
        .containsExactly(
            "evidence_flow_and_execution_model | Evidence Flow + Execution Model | evidence-flow | reasoning",
            "security_guide | Security Guide | security | reasoning",
            "tooling_summary | Decision Gate MCP Tools | tooling | decision",
            "authoring_formats | Decision Gate Authoring Formats | authoring | ontology",
            "condition_authoring | Condition Authoring Cookbook | conditions | ontology",
            "ret_logic | Requirement Evaluation Trees (RET) | ret-logic | ontology",
            "llm_native_playbook | LLM-Native Playbook | llm-playbook | decision",
            "providers_summary | Decision Gate Built-in Providers | providers | ontology",
            "provider_protocol | Evidence Provider Protocol | provider-protocol | pattern",
            "provider_schema_authoring | Provider Schema Authoring Guide | provider-schema | pattern",
            "provider_development | Provider Development Guide | provider-development | pattern",
            "json_evidence_playbook | JSON Evidence Playbook | json-evidence | pattern",
            "runpack_architecture | Decision Gate Runpack Architecture | runpack-architecture | reasoning");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void beginWithTheirTitleAndHaveSections(Document document) {
    assertThat(document.text()).startsWith("# " + document.title() + "\n");
    assertThat(document.description()).hasSizeBetween(40, 160).endsWith(".");
    List<Section> sections = Section.of(document);
    assertThat(sections).hasSizeGreaterThan(6);
    assertThat(sections).extracting(Section::heading).doesNotHaveDuplicates();
    assertThat(sections).extracting(Section::content).noneMatch(String::isEmpty);
  }

  /** A code fence would break sections apart: "## " begins one there too. */
  @ParameterizedTest
  @MethodSource("documents")
  void haveNoHeadingInsideOfCode(Document document) {
    boolean code = false;
    for (String line : document.text().lines().toList()) {
      code ^= line.startsWith("```");
      assertThat(code && line.startsWith("##")).as(line).isFalse();
    }
    assertThat(code).as("every code fence ends").isFalse();
  }

  /** Samples are copied; the commands that the document names must take them. */
  @ParameterizedTest
  @EnumSource(
      value = AuthoringFormat.class,
      names = {"JSON", "RON"})
  void theScenariosOfAuthoringFormatsAreValid(AuthoringFormat format) {
    Document document = DocumentCatalogue.ofDefaults().find(AUTHORING).orElseThrow();
    List<String> scenarios =
        FENCE
            .matcher(document.text())
            .results()
            .filter(fence -> fence.group(1).equalsIgnoreCase(format.name()))
            .map(fence -> fence.group(2))
            .filter(code -> code.contains("scenario_id"))
            .toList();

    assertThat(scenarios)
        .isNotEmpty()
        .allSatisfy(
            scenario ->
                assertThatNoException()
                    .isThrownBy(
                        () -> ScenarioAuthoring.read(scenario, format, AuthoringOptions.DEFAULT)));
  }

  /** Readers have only the text, not the folder around it. */
  @ParameterizedTest
  @MethodSource("documents")
  void referToNoFiles(Document document) {
    assertThat(document.text()).doesNotContain("](");
  }
}
