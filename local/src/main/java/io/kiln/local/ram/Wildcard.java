package io.kiln.local.ram;

import java.util.regex.Pattern;

/** A text in which {@code *} stands for any characters and {@code ?} for one. */
record Wildcard(String text) {
  boolean covers(String other) {
    String quoted = Pattern.quote(text);
    String regex = quoted.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(other).matches();
  }
}
