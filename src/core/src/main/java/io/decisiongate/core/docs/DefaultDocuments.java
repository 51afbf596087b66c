package io.decisiongate.core.docs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The product's own documents, written in docs/guide and packaged with the code. */
public final class DefaultDocuments {
  private static final List<Document> ALL =
      List.of(
          load(
              "evidence_flow_and_execution_model",
              "Evidence Flow + Execution Model",
              "evidence-flow",
              DocumentRole.REASONING,
              "How a trigger becomes a decision: from evidence over conditions and gates to the"
                  + " committed outcome."),
          load(
              "security_guide",
              "Security Guide",
              "security",
              DocumentRole.REASONING,
              "Who may call, what is disclosed, which trust lanes there are, and how to run the"
                  + " server safely."),
          load(
              "tooling_summary",
              "Decision Gate MCP Tools",
              "tooling",
              DocumentRole.DECISION,
              "All tools: which one to call when, what each takes and returns, and what its errors"
                  + " mean."),
          load(
              "authoring_formats",
              "Decision Gate Authoring Formats",
              "authoring",
              DocumentRole.ONTOLOGY,
              "The form of a scenario, member by member, in JSON and RON, with a complete sample."),
          load(
              "condition_authoring",
              "Condition Authoring Cookbook",
              "conditions",
              DocumentRole.ONTOLOGY,
              "How to write conditions: the comparators, when each is Unknown, and recipes to"
                  + " copy."),
          load(
              "ret_logic",
              "Requirement Evaluation Trees (RET)",
              "ret-logic",
              DocumentRole.ONTOLOGY,
              "How gates combine conditions: And, Or, Not, k of n, and the three truth values."),
          load(
              "llm_native_playbook",
              "LLM-Native Playbook",
              "llm-playbook",
              DocumentRole.DECISION,
              "For agents: the calls in their order, what to do on a hold, how to recover from"
                  + " errors."),
          load(
              "providers_summary",
              "Decision Gate Built-in Providers",
              "providers",
              DocumentRole.ONTOLOGY,
              "The providers time, env, json and http: checks, parameters, results, settings and"
                  + " errors."),
          load(
              "provider_protocol",
              "Evidence Provider Protocol",
              "provider-protocol",
              DocumentRole.PATTERN,
              "How the server asks an external evidence provider, and what the provider must"
                  + " answer."),
          load(
              "provider_schema_authoring",
              "Provider Schema Authoring Guide",
              "provider-schema",
              DocumentRole.PATTERN,
              "How to write the capability contract of a provider: checks, schemas, comparators."),
          load(
              "provider_development",
              "Provider Development Guide",
              "provider-development",
              DocumentRole.PATTERN,
              "From an idea to a running external provider: design, code, contract, signature,"
                  + " tests."),
          load(
              "json_evidence_playbook",
              "JSON Evidence Playbook",
              "json-evidence",
              DocumentRole.PATTERN,
              "Gates over JSON and YAML files of pipelines: templates for tests, coverage, scans"
                  + " and approvals."),
          load(
              "runpack_architecture",
              "Decision Gate Runpack Architecture",
              "runpack-architecture",
              DocumentRole.REASONING,
              "What a runpack contains, how it is hashed and verified offline, and what a pass"
                  + " proves."));

  private DefaultDocuments() {}

  /** All of them, in the order in which they are listed. */
  public static List<Document> all() {
    return ALL;
  }

  private static Document load(
      String id, String title, String name, DocumentRole role, String description) {
    String file = name + ".md";
    try (InputStream in = DefaultDocuments.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new FileNotFoundException(file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Document(id, title, Document.URI_PREFIX + name, description, role, text);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the document " + file, e);
    }
  }
}
