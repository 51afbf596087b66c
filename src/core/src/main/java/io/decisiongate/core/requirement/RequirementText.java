package io.decisiongate.core.requirement;

import io.decisiongate.core.requirement.Token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parses the short text syntax (requirements.md section 6), for example {@code at_least(2, a, b,
 * not c) or "gate-time"}. Two additions to the reference: names in double quotes, and a limit on
 * nested {@code !}.
 */
public final class RequirementText {
  /** Longest input, in bytes of UTF-8. */
  public static final int MAX_BYTES = RequirementStructure.MAX_BYTES;

  /** Most parentheses, and most negations, that may be open at one place. */
  public static final int MAX_NESTING = 32;

  private final Function<String, Optional<String>> resolver;
  private final List<Token> tokens;
  private int next;
  private int openParentheses;
  private int openNegations;

  private RequirementText(Function<String, Optional<String>> resolver, List<Token> tokens) {
    this.resolver = resolver;
    this.tokens = tokens;
  }

  /**
   * Parses and checks the structural limits.
   *
   * @param resolver gives the condition id that a name stands for, if it stands for one
   * @throws InvalidRequirement with the text that says what is wrong, and at which byte
   */
  public static Requirement parse(String text, Function<String, Optional<String>> resolver) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > MAX_BYTES) {
      throw new InvalidRequirement(
          "input exceeds size limit: " + utf8.length + " bytes (max " + MAX_BYTES + ")");
    }
    List<Token> tokens = Lexer.tokens(utf8);
    if (tokens.size() == 1) {
      throw new InvalidRequirement("input is empty");
    }
    RequirementText parser = new RequirementText(resolver, tokens);
    Requirement requirement = parser.or();
    if (parser.peek().kind() != Kind.END) {
      throw new InvalidRequirement("unexpected trailing input at " + parser.peek().offset());
    }
    RequirementStructure.DEFAULT.check(requirement);
    return requirement;
  }

  private Requirement or() {
    List<Requirement> operands = new ArrayList<>(List.of(and()));
    while (accept(Kind.OR)) {
      operands.add(and());
    }
    return operands.size() == 1 ? operands.getFirst() : new Requirement.Or(operands);
  }

  private Requirement and() {
    List<Requirement> operands = new ArrayList<>(List.of(unary()));
    while (accept(Kind.AND)) {
      operands.add(unary());
    }
    return operands.size() == 1 ? operands.getFirst() : new Requirement.And(operands);
  }

  private Requirement unary() {
    Token token = peek();
    if (!accept(Kind.NOT)) {
      return primary();
    }
    openNegations++;
    checkNesting(openNegations, token);
    Requirement operand = unary();
    openNegations--;
    return new Requirement.Not(operand);
  }

  private Requirement primary() {
    Token token = take();
    return switch (token.kind()) {
      case OPEN -> parenthesised(token);
      case NAME -> peek().kind() == Kind.OPEN ? call(token) : condition(token);
      case QUOTED_NAME -> condition(token);
      case NUMBER -> throw unexpected(token, "identifier or `(`");
      case AND, OR, NOT, CLOSE, COMMA, END -> throw unexpected(token, "condition or expression");
    };
  }

  private Requirement parenthesised(Token open) {
    enter(open);
    Requirement inner = or();
    leave("`)`");
    return inner;
  }

  private Requirement call(Token name) {
    enter(name);
    next++;
    if (name.name().equals("at_least") || name.name().equals("require_group")) {
      return group();
    }
    List<Requirement> arguments = peek().kind() == Kind.CLOSE ? List.of() : list();
    leave("`)` after arguments");
    return switch (name.name()) {
      case "all" -> new Requirement.And(arguments);
      case "any" -> new Requirement.Or(arguments);
      default -> {
        if (!arguments.isEmpty()) {
          throw new InvalidRequirement(
              "unknown function `" + name.text() + "` at " + name.offset());
        }
        yield condition(name);
      }
    };
  }

  private Requirement group() {
    Token count = take();
    if (count.kind() != Kind.NUMBER) {
      throw unexpected(count, "numeric literal");
    }
    int min = count(count);
    accept(Kind.COMMA);
    if (peek().kind() == Kind.CLOSE) {
      throw new InvalidRequirement(
          "unexpected token `)` at "
              + count.offset()
              + ", expected at least one condition after the count");
    }
    List<Requirement> reqs = list();
    leave("`)` after `at_least(...)`");
    return new Requirement.RequireGroup(min, reqs);
  }

  private static int count(Token number) {
    int value = 0;
    for (char digit : number.name().toCharArray()) {
      value = value * 10 + (digit - '0');
      if (value > Requirement.RequireGroup.MAX_MIN) {
        throw new InvalidRequirement(
            "invalid number `" + number.text() + "` at " + number.offset());
      }
    }
    return value;
  }

  private List<Requirement> list() {
    List<Requirement> items = new ArrayList<>();
    do {
      items.add(or());
    } while (accept(Kind.COMMA));
    return items;
  }

  private Requirement condition(Token name) {
    return new Requirement.Condition(
        resolver
            .apply(name.name())
            .orElseThrow(
                () ->
                    new InvalidRequirement(
                        "unknown condition `" + name.name() + "` at " + name.offset())));
  }

  private void enter(Token opening) {
    openParentheses++;
    checkNesting(openParentheses, opening);
  }

  private void leave(String expected) {
    Token token = take();
    if (token.kind() != Kind.CLOSE) {
      throw unexpected(token, expected);
    }
    openParentheses--;
  }

  private static void checkNesting(int depth, Token at) {
    if (depth > MAX_NESTING) {
      throw new InvalidRequirement(
          "input nesting exceeds limit: depth "
              + depth
              + " (max "
              + MAX_NESTING
              + ") at "
              + at.offset());
    }
  }

  private static InvalidRequirement unexpected(Token token, String expected) {
    return new InvalidRequirement(
        "unexpected token `" + token.text() + "` at " + token.offset() + ", expected " + expected);
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private boolean accept(Kind kind) {
    if (peek().kind() != kind) {
      return false;
    }
    next++;
    return true;
  }
}
