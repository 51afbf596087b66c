package io.decisiongate.core.json;

import java.math.BigDecimal;

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
    // Double.toString gives the shortest digits that round-trip; only its notation differs.
    BigDecimal decimal = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
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
}
