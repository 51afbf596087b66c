package io.decisiongate.core.json;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The text of a binary64 as ECMA-262 section 6.1.6.1.20 (Number::toString) writes it, which RFC
 * 8785 section 3.2.2.3 takes over: shortest digits that round-trip, plain notation from 1e-6 up to
 * below 1e21.
 */
final class EcmaScriptNumber {
  private EcmaScriptNumber() {}

  static String write(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal decimal = shortest(Math.abs(value));
    String digits = decimal.unscaledValue().toString();
    int count = digits.length();
    int point = count - decimal.scale();
    String sign = value < 0 ? "-" : "";
    if (count <= point && point <= 21) {
      return sign + digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return sign + digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return sign + "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }

  /**
   * The fewest digits that round-trip. Double.toString gives them, but never fewer than two, which
   * shows with the smallest subnormal numbers: 4.9E-324 for 5e-324.
   */
  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (decimal.precision() == 2) {
      BigDecimal oneDigit = new BigDecimal(value).round(new MathContext(1)).stripTrailingZeros();
      return oneDigit.doubleValue() == value ? oneDigit : decimal;
    }
    return decimal;
  }
}
