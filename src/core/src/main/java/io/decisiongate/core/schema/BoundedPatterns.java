package io.decisiongate.core.schema;

import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.regex.RegularExpressions;
import io.decisiongate.core.json.Json;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions whose matching has a limit: patterns come from callers, and some of them take
 * exponential time.
 */
final class BoundedPatterns implements RegularExpressionFactory {
  /** Most characters that the patterns of one validation may look at, repetitions counted. */
  static final int MAX_READS = 5_000_000;

  private static final ThreadLocal<Budget> BUDGETS = new ThreadLocal<>();

  /** Validates with a full budget of this thread's own. */
  static <T> T budgeted(Supplier<T> validation) {
    BUDGETS.set(new Budget());
    try {
      return validation.get();
    } finally {
      BUDGETS.remove();
    }
  }

  @Override
  public RegularExpression getRegularExpression(String regex) {
    Pattern pattern = compile(regex);
    return value -> matches(pattern, value);
  }

  private static Pattern compile(String regex) {
    try {
      return Pattern.compile(
          RegularExpressions.replaceLongformCharacterProperties(
              RegularExpressions.replaceDollarAnchors(regex)));
    } catch (PatternSyntaxException e) {
      throw new InvalidSchema(
          ViolationText.show(JacksonNodes.of(Json.of(regex))) + " is not a \"regex\"", e);
    }
  }

  private static boolean matches(Pattern pattern, String value) {
    try {
      return pattern.matcher(new Metered(value, BUDGETS.get())).find();
    } catch (StackOverflowError e) {
      // java.util.regex recurses once for each repetition of a group; it keeps no state that
      // could be left half changed.
      throw tooExpensive();
    }
  }

  private static SchemaException tooExpensive() {
    return new SchemaException("matching the patterns of the schema takes too long");
  }

  /** What is left for one validation. */
  private static final class Budget {
    private int reads = MAX_READS;

    void take() {
      if (reads-- == 0) {
        throw tooExpensive();
      }
    }
  }

  /** A text that pays for each character that is looked at. */
  private record Metered(CharSequence text, Budget budget) implements CharSequence {
    @Override
    public char charAt(int index) {
      budget.take();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Metered(text.subSequence(start, end), budget);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
