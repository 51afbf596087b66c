package io.decisiongate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.yaml.YamlReader;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document of the REST API has every resource method, and no others. */
class OpenApiTest {
  private static final String ROOT = "/api/v1";

  @Test
  void describesEveryMethodOfEveryResource() throws IOException {
    Set<String> served = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.decisiongate.web.api")) {
      if (type.isAnnotatedWith(Path.class)
          && type.getAnnotationOfType(Path.class).value().startsWith(ROOT)) {
        type.getMethods().stream()
            .flatMap(method -> operation(type.getAnnotationOfType(Path.class).value(), method))
            .forEach(served::add);
      }
    }

    assertThat(served).isNotEmpty().isEqualTo(described());
  }

  /** The server's own validation refuses an empty one, and says so in the log of each start. */
  @Test
  void noSecurityRequirementIsEmpty() throws IOException {
    List<Json> requirements = new ArrayList<>();
    operations(
        (name, operation) ->
            ((Json.Obj) operation)
                .member("security")
                .ifPresent(security -> requirements.addAll(((Json.Array) security).items())));

    assertThat(requirements).doesNotContain(Json.object().build());
  }

  private static Stream<String> operation(String root, JavaMethod method) {
    String path =
        method.isAnnotatedWith(Path.class)
            ? root + "/" + method.getAnnotationOfType(Path.class).value()
            : root;
    return method.getAnnotations().stream()
        .flatMap(
            annotation -> annotation.getRawType().tryGetAnnotationOfType(HttpMethod.class).stream())
        .map(http -> http.value() + " " + path.replaceAll("\\{(\\w+)[^}]*}+", "{$1}"));
  }

  private static Set<String> described() throws IOException {
    Set<String> described = new TreeSet<>();
    operations((name, operation) -> described.add(name));
    return described;
  }

  /** Each operation of the document by its method and path. */
  private static void operations(BiConsumer<String, Json> consumer) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml"))) {
      Json.Obj document = (Json.Obj) YamlReader.read(in.readAllBytes());
      ((Json.Obj) document.member("paths").orElseThrow())
          .members()
          .forEach(
              (path, methods) ->
                  ((Json.Obj) methods)
                      .members()
                      .forEach(
                          (method, operation) -> {
                            if (!method.equals("parameters")) {
                              consumer.accept(
                                  method.toUpperCase(Locale.ROOT) + " " + path, operation);
                            }
                          }));
    }
  }
}
