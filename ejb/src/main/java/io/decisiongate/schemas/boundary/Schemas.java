package io.decisiongate.schemas.boundary;

import io.decisiongate.access.boundary.NamespaceGuarded;
import io.decisiongate.access.boundary.RegistryAccess;
import io.decisiongate.access.boundary.TenantAuthorized;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.configuration.RegistryAclSettings;
import io.decisiongate.core.configuration.SchemaRegistrySettings;
import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.registry.SchemaRecord;
import io.decisiongate.core.registry.SchemaSignatures;
import io.decisiongate.core.schema.InvalidSchema;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.schemas.control.PageCache;
import io.decisiongate.schemas.control.SchemaCursor;
import io.decisiongate.schemas.control.SchemaPages;
import io.decisiongate.schemas.control.SchemaStore;
import io.decisiongate.schemas.entity.RegisteredSchema;
import io.decisiongate.tenancy.boundary.TenantContext;
import io.decisiongate.usage.boundary.Metered;
import io.decisiongate.usage.boundary.MeteredFor;
import io.decisiongate.usage.boundary.Metric;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tools schemas_register, schemas_list and schemas_get (mcp-tools.md section 7). */
@ApplicationScoped
public class Schemas {
  @Inject RegistryAccess access;
  @Inject SchemaLibrary library;
  @Inject SchemaStore store;
  @Inject SchemaPages pages;
  @Inject PageCache cache;
  @Inject ActiveConfiguration configuration;

  private @Nullable Derived<Optional<SchemaSignatures>> signatures;

  @PostConstruct
  void prepare() {
    signatures =
        configuration.derive(
            settings ->
                Optional.of(settings.schemaRegistry().acl().signingKeys())
                    .filter(keys -> !keys.isEmpty())
                    .map(SchemaSignatures::load));
  }

  /** A signing key that cannot be read shows at the start and not at the first call. */
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  /**
   * Adds a version of a schema.
   *
   * @throws Unauthorized when the caller may not, or the schema is not signed as required
   * @throws InvalidParams when the schema is too large or none
   * @throws Conflict when the namespace is full or has this version already
   */
  @TenantAuthorized
  @NamespaceGuarded
  @MeteredFor({
    Metric.TOOL_CALLS,
    Metric.SCHEMAS_WRITTEN,
    Metric.REGISTRY_ENTRIES,
    Metric.STORAGE_BYTES
  })
  public Json register(Call call, RegisterRequest request) {
    SchemaRecord record = request.record();
    access.require(
        call,
        RegistryAclSettings.Action.REGISTER,
        Optional.of(record.schemaId()),
        Optional.of(record.version()));
    SchemaRegistrySettings settings = configuration.get().schemaRegistry();
    requireSigned(settings.acl(), record);
    requireRoom(settings, request);
    requireSchema(record);
    RegisteredSchema.Key key =
        new RegisteredSchema.Key(
            record.tenantId().value(),
            record.namespaceId().value(),
            record.schemaId(),
            record.version());
    // The first attempt relies on the key of the row; a refusal is looked into.
    if (library.knows(key) || (call.isRetry() && library.find(key).isPresent())) {
      throw new Conflict("schema already registered");
    }
    Json json = record.toJson();
    call.change()
        .schema(
            new Change.NewSchema(
                key.namespace(),
                key.schemaId(),
                key.version(),
                JsonWriter.write(json),
                settings.maxEntries(),
                System.currentTimeMillis()));
    call.afterCommit(() -> cache.added(new TenantContext(key.tenant()), key.namespace()));
    return Json.object().put("record", json).build();
  }

  /** One page of the schemas of a namespace. */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  public Json list(Call call, SchemaListRequest request) {
    access.require(call, RegistryAclSettings.Action.LIST, Optional.empty(), Optional.empty());
    TenantContext tenant = TenantContext.of(request.tenantId());
    long namespace = request.namespaceId().value();
    Optional<SchemaCursor> cursor = request.cursor().map(SchemaCursor::parse);
    PageCache.Page page =
        cache.page(
            tenant,
            namespace,
            cursor,
            request.limit(),
            () ->
                library.page(
                    pages.page(
                        tenant,
                        namespace,
                        cursor.filter(at -> !restarts(request, at)),
                        request.limit())));
    return Json.object()
        .put("items", new Json.Array(page.items()))
        .put("next_token", page.last().map(at -> (Json) Json.of(at.text())).orElse(Json.NULL))
        .build();
  }

  /** One version of a schema. */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  public Json get(Call call, SchemaGetRequest request) {
    access.require(
        call,
        RegistryAclSettings.Action.GET,
        Optional.of(request.schemaId()),
        Optional.of(request.version()));
    RegisteredSchema.Key key =
        new RegisteredSchema.Key(
            request.tenantId().value(),
            request.namespaceId().value(),
            request.schemaId(),
            request.version());
    DataShape shape = library.find(key).orElseThrow(() -> new NotFound("schema not found"));
    return Json.object().put("record", shape.record()).build();
  }

  private void requireSigned(RegistryAclSettings acl, SchemaRecord record) {
    if (acl.requireSigning() && record.signing().filter(signing -> !signing.isBlank()).isEmpty()) {
      throw new Unauthorized("signature required");
    }
    Objects.requireNonNull(signatures)
        .get()
        .flatMap(keys -> keys.problem(record))
        .ifPresent(
            problem -> {
              throw new Unauthorized(problem);
            });
  }

  private void requireRoom(SchemaRegistrySettings settings, RegisterRequest request) {
    if (request.storedBytes() > settings.maxSchemaBytes()) {
      throw new InvalidParams(
          "schema exceeds size limit: %d bytes (max %d)"
              .formatted(request.storedBytes(), settings.maxSchemaBytes()));
    }
    SchemaRecord record = request.record();
    if (settings
        .maxEntries()
        .filter(
            most ->
                store.count(TenantContext.of(record.tenantId()), record.namespaceId().value())
                    >= most)
        .isPresent()) {
      throw new Conflict("schema registry max entries exceeded");
    }
  }

  private void requireSchema(SchemaRecord record) {
    try {
      library.requireSchema(record.tenantId(), record.schema());
    } catch (InvalidSchema e) {
      throw new InvalidParams("invalid schema: " + e.text());
    }
  }

  /** Whether a cursor that names nothing starts from the beginning (mcp-tools.md section 7.2). */
  private boolean restarts(SchemaListRequest request, SchemaCursor cursor) {
    RegisteredSchema.Key key =
        new RegisteredSchema.Key(
            request.tenantId().value(),
            request.namespaceId().value(),
            cursor.schemaId(),
            cursor.version());
    return switch (configuration.get().schemaRegistry().store().type()) {
      case MEMORY -> library.find(key).isEmpty();
      case SQLITE -> !SchemaLibrary.isStorable(key);
    };
  }
}
