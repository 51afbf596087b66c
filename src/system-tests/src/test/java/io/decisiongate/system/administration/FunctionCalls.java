package io.decisiongate.system.administration;

import io.decisiongate.system.administration.TwoOrganisations.Sides;
import io.decisiongate.system.tenancy.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls functions of the database as the role of the application does, for one organisation and
 * bound to its first tenant, in one transaction that is rolled back. In statements {@code
 * :own.NAME} and {@code :other.NAME} stand for what the two organisations are made of.
 */
final class FunctionCalls implements AutoCloseable {
  private static final Pattern NAMED = Pattern.compile(":(own|other)\\.([a-z0-9_]+)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  private final Sql sql;
  private final Sides sides;

  FunctionCalls(SessionsServer server, Sides sides) throws SQLException {
    this.sql =
        new Sql(server.database().connect()).bind(Long.parseLong(sides.own().value("tenant")));
    this.sides = sides;
    sql.update("set local lock_timeout = '1s'");
  }

  /** What the first column of the answer has. */
  List<String> call(String statement) throws SQLException {
    sql.update("set local role dg_app");
    List<String> answer = sql.texts(filledIn(statement));
    sql.update("reset role");
    sql.update("set constraints all immediate");
    sql.update("set constraints all deferred");
    return answer;
  }

  /** The SQL state with which the call is refused; what it did is undone. */
  Optional<String> refusal(String statement) throws SQLException {
    sql.update("set local role dg_app");
    Optional<String> refusal =
        sql.refusal("do $$ begin perform " + filledIn(statement) + "; end $$");
    sql.update("reset role");
    return refusal;
  }

  /** Changes or reads rows as nobody but a superuser can. */
  List<String> asSuperuser(String query) throws SQLException {
    return sql.texts(filledIn(query));
  }

  List<String> ownRows() throws SQLException {
    return OrganisationRows.of(sides.own(), sql);
  }

  List<String> otherRows() throws SQLException {
    return OrganisationRows.of(sides.other(), sql);
  }

  String filledIn(String statement) {
    return NAMED
        .matcher(statement)
        .replaceAll(
            found -> {
              Organisation side = found.group(1).equals("own") ? sides.own() : sides.other();
              String value = side.value(found.group(2));
              return Matcher.quoteReplacement(
                  NUMBER.matcher(value).matches() ? value : "'" + value + "'");
            });
  }

  @Override
  public void close() throws SQLException {
    sql.close();
  }
}
