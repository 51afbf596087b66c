package io.decisiongate.schemas.boundary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.core.schema.JsonSchema;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.schemas.control.PageCache;
import io.decisiongate.schemas.control.SchemaCursor;
import io.decisiongate.schemas.control.SchemaPages;
import io.decisiongate.schemas.control.SchemaStore;
import io.decisiongate.schemas.entity.RegisteredSchema;
import io.decisiongate.storage.boundary.ParsedRows;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Finds registered schemas and keeps them parsed and compiled, each for its own tenant. */
@ApplicationScoped
public class SchemaLibrary {
  private static final long MOST_CHARACTERS = 16L << 20;
  private static final int MOST_PROVED = 1_000;

  @Inject SchemaStore store;
  @Inject ActiveConfiguration configuration;

  private final ParsedRows<RegisteredSchema.Key, DataShape> shapes =
      new ParsedRows<>(MOST_CHARACTERS, DataShape::of);

  /** Schemas that were compiled lately; the same one is often registered under many names. */
  private final Cache<Proved, Boolean> proved =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_PROVED).build();

  private record Proved(TenantId tenant, Sha256 schema) {}

  @PostConstruct
  void prepare() {
    configuration.afterChange(shapes::clear);
  }

  /** The schema of this id and version. */
  public Optional<DataShape> find(
      TenantId tenant, NamespaceId namespace, String schemaId, String version) {
    return find(new RegisteredSchema.Key(tenant.value(), namespace.value(), schemaId, version));
  }

  Optional<DataShape> find(RegisteredSchema.Key key) {
    return isStorable(key)
        ? shapes.find(
            key,
            wanted ->
                store
                    .find(new TenantContext(wanted.tenant()), wanted)
                    .map(RegisteredSchema::content))
        : Optional.empty();
  }

  /** What the rows of a page hold. */
  PageCache.Page page(List<SchemaPages.Row> rows) {
    return new PageCache.Page(
        rows.stream().map(row -> shapes.of(row.key(), row.content()).record()).toList(),
        rows.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new SchemaCursor(rows.getLast().key().schemaId(), rows.getLast().key().version())),
        rows.stream().mapToInt(row -> row.content().text().length()).sum());
  }

  /** Whether the schema is known here to exist, without a look at the database. */
  boolean knows(RegisteredSchema.Key key) {
    return shapes.knows(key);
  }

  /**
   * Checks that a document is a schema.
   *
   * @throws io.decisiongate.core.schema.InvalidSchema when it is none
   */
  void requireSchema(TenantId tenant, Json schema) {
    Proved key = new Proved(tenant, Sha256.of(JsonWriter.bytes(schema)));
    if (proved.getIfPresent(key) == null) {
      JsonSchema.compile(schema);
      proved.put(key, true);
    }
  }

  /** Whether anything can be stored under this id and version. */
  static boolean isStorable(RegisteredSchema.Key key) {
    return Identifiers.isStorable(key.schemaId()) && Identifiers.isStorable(key.version());
  }
}
