package io.decisiongate.system.hostile;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.util.List;
import java.util.random.RandomGenerator;

/** Questions, scenarios and schemas made to take long: paths, patterns, trees of requirements. */
final class Expensive implements Attacks {
  private static final String REQUIREMENT = "{\"Condition\":\"after\"}";
  private static final List<String> PATTERNS =
      List.of(
          "(a+)+$",
          "(a|a)*$",
          "(a|aa)+$",
          "([a-zA-Z]+)*!",
          "(.*)*x",
          "^(([a-z])+.)+[A-Z]([a-z])+$",
          "(x+x+)+y",
          "(?=(a+))*b",
          "(".repeat(5_000) + "a" + ")".repeat(5_000),
          "a{1,2000000000}",
          "(a{1,1000}){1,1000}",
          "[".repeat(3_000),
          "\\",
          "(?<=a*)b",
          "\\p{IsNothing}",
          "(a?){40}a{40}");
  private static final List<String> PATHS =
      List.of(
          "$" + "..*".repeat(12),
          "$" + "..*".repeat(2_000),
          "$" + "[*]".repeat(2_700),
          "$..[?(@.a)]..[?(@.a)]..[?(@.a)]",
          "$.a[0:2147483647:1]",
          "$.a[-9223372036854775808:9223372036854775807:-1]",
          "$.a[99999999999999999999999]",
          "$[" + "'a',".repeat(1_500) + "'a']",
          "$[?(" + "(".repeat(4_000) + "@.a" + ")".repeat(4_000) + ")]",
          "$[?(" + "!".repeat(4_000) + "@.a)]",
          "$[?(@.a && ".repeat(500) + "@.a" + ")]".repeat(500),
          "$[?(@.a =~ /(a+)+$/)]",
          "$..",
          "$[",
          "$['\\ud800']",
          "$.\u0000",
          "\ud83d\ude00",
          "$" + ".a".repeat(100_000),
          "$[?(@.a == 1e999999)]");

  private final Caller caller;
  private final ToolClient tools = new ToolClient(new HttpWire(0));
  private TimeScenario scenario = new TimeScenario("expensive-0", 1, 1);
  private int step;

  Expensive(Caller caller) {
    this.caller = caller;
  }

  @Override
  public Attack next(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> scenario(random);
      case 1 -> post(random, "evidence_query", question(random));
      default -> post(random, "schemas_register", schema(random));
    };
  }

  /** Defines a scenario, starts a run of it, triggers the run; one after the other. */
  private Attack scenario(RandomGenerator random) {
    return switch (step++ % 3) {
      case 0 -> {
        scenario = new TimeScenario("expensive-" + random.nextLong(), 1, 1);
        String body =
            JsonWriter.write(tools.request("scenario_define", scenario.define()))
                .replace(REQUIREMENT, requirement(random, 1 + Pick.size(60, random)));
        yield Attack.post(
            "expensive requirement",
            MutatedRecordings.path(random),
            caller.headers(random),
            HttpText.utf8(body));
      }
      case 1 -> post(random, "scenario_start", scenario.start("run"));
      default -> post(random, "scenario_trigger", scenario.trigger("run", "t", 2));
    };
  }

  private Attack post(RandomGenerator random, String tool, Json arguments) {
    return Attack.post(
        "expensive " + tool,
        MutatedRecordings.path(random),
        caller.headers(random),
        JsonWriter.bytes(tools.request(tool, arguments)));
  }

  private static String requirement(RandomGenerator random, int depth) {
    if (depth == 0) {
      return random.nextInt(20) == 0 ? "{\"Condition\":\"missing\"}" : REQUIREMENT;
    }
    return switch (random.nextInt(6)) {
      case 0 -> "{\"Not\":" + requirement(random, depth - 1) + "}";
      case 1 -> "{\"And\":[" + requirement(random, depth - 1) + "]}";
      case 2 -> "{\"Or\":[" + requirement(random, depth - 1) + ",{\"And\":[]},{\"Or\":[]}]}";
      case 3 -> group(Pick.of(List.of("0", "1", "255", "256", "-1", "1e2"), random), "[]");
      case 4 ->
          group(
              Integer.toString(random.nextInt(256)),
              "["
                  + requirement(random, depth - 1)
                  + ("," + REQUIREMENT).repeat(wide(random))
                  + "]");
      default -> "{\"And\":[" + REQUIREMENT + ("," + REQUIREMENT).repeat(wide(random)) + "]}";
    };
  }

  private static int wide(RandomGenerator random) {
    return Pick.size(random.nextInt(20) == 0 ? 40_000 : 300, random);
  }

  private static String group(String min, String members) {
    return "{\"RequireGroup\":{\"min\":" + min + ",\"reqs\":" + members + "}}";
  }

  private Json question(RandomGenerator random) {
    Json params =
        Json.object()
            .put("file", Pick.of(List.of("wide.json", "deep.json", "../../etc/passwd"), random))
            .put("jsonpath", Pick.of(PATHS, random))
            .build();
    Json query =
        Json.object()
            .put("provider_id", "json")
            .put("check_id", "path")
            .put("params", params)
            .build();
    Json.Obj plain = (Json.Obj) scenario.evidence("json", "path");
    return Json.object()
        .put("query", query)
        .put("context", plain.member("context").orElseThrow())
        .build();
  }

  private Json schema(RandomGenerator random) {
    Json property =
        Json.object()
            .put("type", "string")
            .put("pattern", Pick.of(PATTERNS, random))
            .put("default", "a".repeat(Pick.size(5_000, random)) + "!")
            .build();
    Json schema =
        Json.object()
            .put("type", "object")
            .put(
                "properties",
                Json.object().put("a", property).put(caller.value(), property).build())
            .put("$ref", Pick.of(List.of("#", "#/properties/a", "http://127.0.0.1:1/x"), random))
            .build();
    Json record =
        Json.object()
            .put("tenant_id", 1)
            .put("namespace_id", 1)
            .put("schema_id", "schema-" + random.nextInt(50))
            .put("version", "1")
            .put("schema", schema)
            .put("created_at", Json.object().put("kind", "logical").put("value", 1).build())
            .build();
    return Json.object().put("record", record).build();
  }
}
