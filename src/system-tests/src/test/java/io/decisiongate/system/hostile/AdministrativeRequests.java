package io.decisiongate.system.hostile;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Requests of the REST API with up to three values changed: in the body, in the path, in the query
 * and in the headers that the API knows.
 */
record AdministrativeRequests(Caller caller) implements Attacks {
  private static final String ROOT = "/api/v1/";

  private static final List<Json> BODIES =
      List.of(
          read("{}"),
          read("{'name':'x'}"),
          read("{'name':'x','owner':{'principal_id':'eve'}}"),
          read("{'namespace_id':7,'name':'x'}"),
          read("{'principal_id':'eve','name':'Eve','kind':'person'}"),
          read("{'roles':[{'role':'viewer','tenant_id':1,'namespace_id':1,'expires_at_ms':9}]}"),
          read(
              "{'name':'k','principal_id':'eve','scopes':[{'tenant_id':1,'namespace_id':1}],"
                  + "'tools':['precheck'],'rate':{'max_requests':1,'window_ms':1000},"
                  + "'expires_at_ms':1}"),
          read("{'overlap_ms':0,'expires_at_ms':1}"),
          read("{'ip_range':'198.51.100.0/24','description':'x','active':true,'expires_at_ms':9}"),
          read("{'manifest_sha256':'" + "0".repeat(64) + "'}"),
          read("{'password':'a password of fifteen','current_password':'x'}"),
          read("{'mode':'monitor'}"),
          read("{'ip_address':'2001:db8::1'}"));

  private static final List<String> PATHS =
      List.of(
          "auth/me",
          "orgs",
          "orgs/1",
          "tenants",
          "tenants/1",
          "tenants/1/namespaces",
          "tenants/1/export",
          "tenants/1/purge",
          "tenants/1/namespaces/1",
          "tenants/1/namespaces/7",
          "tenants/1/namespaces/7/export",
          "tenants/1/namespaces/7/purge",
          "orgs/1/export",
          "principals",
          "principals/eve",
          "principals/eve/roles",
          "principals/eve/password",
          "keys",
          "keys/0123456789abcdef",
          "keys/0123456789abcdef/rotate",
          "ip-allowlist",
          "ip-allowlist/2",
          "ip-allowlist/mode",
          "ip-allowlist/check");

  /** Where the other attacks go on. */
  private static final Set<String> STAYS = Set.of("tenants/1", "tenants/1/namespaces/1");

  private static final List<String> SEGMENTS =
      List.of(
          "0",
          "-1",
          "9223372036854775807",
          "999999999999999999",
          "%00",
          "%2e%2e",
          "a%2fb",
          "%F0%9F%98%80",
          "%C0%80",
          "x;y=z",
          "eve%20",
          "0123456789ABCDEF");

  private static final List<String> QUERIES =
      List.of(
          "limit=0",
          "limit=201",
          "limit=1e3",
          "cursor=AA",
          "cursor=%00",
          "cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTk",
          "limit=1&limit=2",
          "principal_id=%00",
          "principal_id=%",
          "a=b&&=");

  private static final List<String> HEADERS =
      List.of(
          "if-match: \"1\"\r\n",
          "if-match: \"999999999999999999\"\r\n",
          "if-match: W/\"1\"\r\n",
          "if-match: *\r\n",
          "idempotency-key: same\r\n",
          "idempotency-key: \u00e9\r\n",
          "idempotency-key: " + "k".repeat(300) + "\r\n");

  private static final List<String> METHODS =
      List.of("GET", "POST", "PATCH", "PUT", "DELETE", "POST", "PATCH");

  @Override
  public Attack next(RandomGenerator random) {
    String path = path(random);
    String method = method(path, random);
    Json body = Pick.of(BODIES, random);
    for (int i = random.nextInt(4); i > 0; i--) {
      body = JsonMutation.apply(body, random, value -> MutatedRecordings.leaf(random));
    }
    String headers = caller.headers(random);
    for (int i = random.nextInt(3); i > 0; i--) {
      headers += Pick.of(HEADERS, random);
    }
    byte[] bytes = method.equals("GET") ? new byte[0] : JsonWriter.bytes(body);
    return Attack.of("administration", method, path, headers, bytes);
  }

  private static String method(String path, RandomGenerator random) {
    String method = Pick.of(METHODS, random);
    String resource = path.substring(ROOT.length()).replaceAll("[?].*", "");
    return method.equals("DELETE") && STAYS.contains(resource) ? "GET" : method;
  }

  private static String path(RandomGenerator random) {
    String path = Pick.of(PATHS, random);
    if (random.nextInt(4) == 0) {
      int end = path.lastIndexOf('/');
      path = path.substring(0, end + 1) + Pick.of(SEGMENTS, random);
    }
    return ROOT + (random.nextInt(3) == 0 ? path + "?" + Pick.of(QUERIES, random) : path);
  }

  private static Json read(String json) {
    return JsonReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
