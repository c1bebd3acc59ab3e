package io.kiln.local.flow.fdl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a condition: {@code ||} binds weakest, then {@code &&}, then a comparison. */
final class ConditionParser {
  private static final Set<String> COMPARISONS = Set.of(">", ">=", "<", "<=", "==", "!=");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|\\$[\\w.\\[\\]-]+|-?\\d+(?:\\.\\d+)?"
              + "|true\\b|false\\b|null\\b|&&|\\|\\||[<>=!]=|[<>()])\\s*");

  private static final Map<String, JsonNode> WORDS =
      Map.of("true", BooleanNode.TRUE, "false", BooleanNode.FALSE, "null", NullNode.getInstance());

  private final String text;
  private final List<String> tokens;
  private int at;

  ConditionParser(String text) {
    this.text = text;
    this.tokens = tokens(text);
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new IllegalArgumentException("not a condition, at column " + (end + 1) + ": " + text);
      }
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    return tokens;
  }

  Condition parse() {
    Condition condition = either();
    if (at < tokens.size()) {
      throw unexpected();
    }
    return condition;
  }

  private Condition either() {
    Condition left = both();
    while (accept("||")) {
      Condition first = left;
      Condition second = both();
      left = context -> first.holds(context) || second.holds(context);
    }
    return left;
  }

  private Condition both() {
    Condition left = comparison();
    while (accept("&&")) {
      Condition first = left;
      Condition second = comparison();
      left = context -> first.holds(context) && second.holds(context);
    }
    return left;
  }

  private Condition comparison() {
    if (accept("(")) {
      Condition inner = either();
      if (!accept(")")) {
        throw unexpected();
      }
      return inner;
    }
    Value left = operand();
    if (at < tokens.size() && COMPARISONS.contains(tokens.get(at))) {
      String operator = tokens.get(at++);
      Value right = operand();
      return context -> Comparison.holds(left.in(context), operator, right.in(context));
    }
    return context -> Comparison.truth(left.in(context));
  }

  private Value operand() {
    if (at >= tokens.size()) {
      throw unexpected();
    }
    String token = tokens.get(at++);
    if (token.startsWith("$")) {
      Expression expression = Expression.parse(token);
      if (expression.asksForOutput()) {
        throw new IllegalArgumentException("$Output is known to an OutputConstructor only");
      }
      return expression;
    }
    JsonNode constant = constant(token);
    return context -> constant;
  }

  private JsonNode constant(String token) {
    if (WORDS.containsKey(token)) {
      return WORDS.get(token);
    }
    char first = token.charAt(0);
    if (first == '"' || first == '`') {
      String inner = token.substring(1, token.length() - 1);
      return TextNode.valueOf(first == '"' ? inner.replaceAll("\\\\(.)", "$1") : inner);
    }
    if (first == '-' || Character.isDigit(first)) {
      return DecimalNode.valueOf(new BigDecimal(token));
    }
    at--;
    throw unexpected();
  }

  private boolean accept(String token) {
    if (at < tokens.size() && tokens.get(at).equals(token)) {
      at++;
      return true;
    }
    return false;
  }

  private IllegalArgumentException unexpected() {
    String found = at < tokens.size() ? tokens.get(at) : "the end";
    return new IllegalArgumentException("unexpected " + found + " in the condition " + text);
  }
}
