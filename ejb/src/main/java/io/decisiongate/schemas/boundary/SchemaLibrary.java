package io.decisiongate.schemas.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.registry.SchemaRecord;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.core.schema.JsonSchema;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.schemas.control.SchemaStore;
import io.decisiongate.schemas.entity.RegisteredSchema;
import io.decisiongate.storage.boundary.ParsedRows;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds registered schemas and keeps them compiled. */
@ApplicationScoped
public class SchemaLibrary {
  private static final long MOST_CHARACTERS = 16L << 20;

  @Inject SchemaStore store;
  @Inject ActiveConfiguration configuration;

  private final ParsedRows<RegisteredSchema.Key, DataShape> shapes =
      new ParsedRows<>(MOST_CHARACTERS, SchemaLibrary::compile);

  @PostConstruct
  void prepare() {
    configuration.afterChange(shapes::clear);
  }

  /** The schema of this id and version, ready for use. */
  public Optional<DataShape> find(
      TenantId tenant, NamespaceId namespace, String schemaId, String version) {
    return find(new RegisteredSchema.Key(tenant.value(), namespace.value(), schemaId, version));
  }

  Optional<DataShape> find(RegisteredSchema.Key key) {
    return shapes.find(key, wanted -> row(wanted).map(RegisteredSchema::content));
  }

  /** The stored row; nothing is stored under ids that the database cannot hold. */
  Optional<RegisteredSchema> row(RegisteredSchema.Key key) {
    return Identifiers.isStorable(key.schemaId()) && Identifiers.isStorable(key.version())
        ? store.find(new TenantContext(key.tenant()), key)
        : Optional.empty();
  }

  /** Whether the schema is known here to exist, without a look at the database. */
  boolean knows(RegisteredSchema.Key key) {
    return shapes.knows(key);
  }

  private static DataShape compile(Json json) {
    Json schema = SchemaRecord.fromJson(json).schema();
    return new DataShape(schema, JsonSchema.compile(schema));
  }
}
