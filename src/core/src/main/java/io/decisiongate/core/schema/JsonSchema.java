package io.decisiongate.core.schema;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A compiled schema. Whatever {@code $schema} says, it is read as draft 2020-12; {@code format} is
 * an annotation; references lead to places of the same document or to the 2020-12 meta-schemas, and
 * nowhere else. Safe for use by many threads.
 */
public final class JsonSchema {
  /** Most schemas that one validation may evaluate, repetitions counted. */
  public static final int MAX_STEPS = 2_000_000;

  /** Deepest nesting of schemas during one validation, followed references counted. */
  public static final int MAX_DEPTH = 1_000;

  private static final String META_SCHEMAS = "https://json-schema.org/draft/2020-12/";

  private static final ExecutionConfig LIMITS =
      ExecutionConfig.builder()
          .locale(Locale.ROOT)
          .formatAssertionsEnabled(false)
          .maxEvaluationSteps(MAX_STEPS)
          .maxEvaluationDepth(MAX_DEPTH)
          .build();

  /** The library's own would log each keyword that it does not know, and keep it for ever. */
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .unknownKeywordFactory((keyword, context) -> new AnnotationKeyword(keyword))
          .build();

  private final Schema schema;

  private JsonSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * Compiles.
   *
   * @throws InvalidSchema when the document breaks the meta-schema, has a pattern that is not a
   *     regular expression, or refers to something that is not in it
   */
  public static JsonSchema compile(Json schema) {
    List<String> problems = Meta.SCHEMA.violations(schema);
    if (!problems.isEmpty()) {
      throw new InvalidSchema(problems.getFirst());
    }
    JsonNode document = JacksonNodes.of(schema);
    try {
      return compiled(registry().getSchema(document));
    } catch (SchemaException e) {
      throw e.getCause() instanceof InvalidSchema cause ? cause : new InvalidSchema(reason(e), e);
    } catch (StackOverflowError e) {
      // A chain of thousands of references; the registry that it may have left half filled is
      // this schema's own and goes away with it.
      throw new InvalidSchema("references are nested too deeply", e);
    }
  }

  private static JsonSchema compiled(Schema schema) {
    schema.initializeValidators();
    return new JsonSchema(schema);
  }

  /**
   * What the instance breaks, in words; empty when it is valid. An instance that takes more work
   * than the limits allow counts as invalid.
   */
  public List<String> violations(Json instance) {
    JsonNode node = JacksonNodes.of(instance);
    try {
      return ViolationTexts.of(
          BoundedPatterns.budgeted(
              () -> schema.validate(node, context -> context.setExecutionConfig(LIMITS))));
    } catch (ValidationLimitExceededException e) {
      return List.of("validation takes too many steps");
    } catch (SchemaException e) {
      return List.of(reason(e));
    }
  }

  /** What the library says; of what it only passes on, the text without the name of its class. */
  private static String reason(SchemaException e) {
    Throwable cause = e.getCause();
    return cause != null && cause.toString().equals(e.getMessage())
        ? String.valueOf(cause.getMessage())
        : String.valueOf(e.getMessage());
  }

  /** A registry for one schema only: what one document calls itself is unknown to all others. */
  private static SchemaRegistry registry() {
    return SchemaRegistry.builder()
        .defaultDialectId(DialectId.DRAFT_2020_12)
        .dialectRegistry((id, registry) -> DIALECT)
        .schemaLoader(loader -> loader.allow(iri -> iri.toString().startsWith(META_SCHEMAS)))
        .schemaRegistryConfig(
            SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .formatAssertionsEnabled(false)
                .regularExpressionFactory(new BoundedPatterns())
                .build())
        .build();
  }

  /** The schema of schemas, compiled at first use. */
  private static final class Meta {
    private static final JsonSchema SCHEMA =
        compiled(registry().getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12)));
  }
}
