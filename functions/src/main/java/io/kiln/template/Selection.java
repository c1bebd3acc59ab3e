package io.kiln.template;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.immutables.value.Value;

/**
 * Which builders and post-processors are wanted: {@code -only} and {@code -except}, each a list of
 * names in which a star stands for any letters and a question mark for one.
 */
@Value.Immutable
public interface Selection {
  /** Everything. */
  Selection ALL = of(List.of(), List.of());

  List<String> only();

  List<String> except();

  static Selection of(List<String> only, List<String> except) {
    return ImmutableSelection.builder().only(only).except(except).build();
  }

  /** Of a builder's name, its variables filled in. */
  default boolean selects(String builder) {
    return (only().isEmpty() || matches(only(), builder)) && !matches(except(), builder);
  }

  /** Of a post-processor's name: only -except has a say in it. */
  default boolean skips(String postProcessor) {
    return matches(except(), postProcessor);
  }

  /** What -only names and none of these builders is called. */
  default Set<String> unmatched(Set<String> builders) {
    Set<String> unmatched = new TreeSet<>();
    for (String pattern : only()) {
      if (builders.stream().noneMatch(name -> matches(pattern, name))) {
        unmatched.add(pattern);
      }
    }
    return unmatched;
  }

  private static boolean matches(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, String name) {
    if (pattern.equals(name)) {
      return true;
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
  }
}
