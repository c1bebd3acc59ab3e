package io.kiln.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of what people may read, also where they stand escaped for JSON, encoded for a
 * URL, or anywhere within a base64 text.
 */
public final class Masker {
  /** What Packer prints in a secret's place. */
  public static final String MASK = "<sensitive>";

  /** Shorter pieces of base64 or of a key's lines are found in innocent text as well. */
  private static final int SHORTEST_PIECE = 6;

  private static final int SHORTEST_LINE = 16;

  private final Set<String> secrets;

  /** Made when the first text is to be masked: most invocations have none. */
  private volatile @Nullable Pattern forms;

  private Masker(Set<String> secrets) {
    this.secrets = secrets;
  }

  /** Masks these texts; empty ones are left out. */
  public static Masker of(Collection<String> secrets) {
    return new Masker(Set.copyOf(secrets));
  }

  private static Pattern forms(Set<String> secrets) {
    Set<String> forms = new HashSet<>();
    for (String secret : secrets) {
      addForms(forms, secret);
      // a log is read by lines, and a key has many
      secret
          .lines()
          .filter(line -> line.length() >= SHORTEST_LINE)
          .forEach(line -> addForms(forms, line));
    }
    forms.remove("");
    // longest first: a form may be a part of another
    return Pattern.compile(
        forms.stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|")));
  }

  public String mask(String text) {
    Pattern known = forms;
    if (known == null) {
      known = forms(secrets);
      forms = known;
    }
    return known.pattern().isEmpty()
        ? text
        : known.matcher(text).replaceAll(Matcher.quoteReplacement(MASK));
  }

  private static void addForms(Set<String> forms, String secret) {
    forms.add(secret);
    forms.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
    addUrlForms(forms, secret);
    byte[] bytes = secret.getBytes(UTF_8);
    for (int offset = 0; offset < 3; offset++) {
      addBase64Form(forms, bytes, offset);
    }
  }

  private static void addUrlForms(Set<String> forms, String secret) {
    String form = URLEncoder.encode(secret, UTF_8);
    String strict = form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    for (String encoded : new String[] {form, form.replace("+", "%20"), strict}) {
      forms.add(encoded);
      forms.add(lowerHex(encoded));
    }
  }

  private static String lowerHex(String encoded) {
    return Pattern.compile("%[0-9A-F]{2}")
        .matcher(encoded)
        .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
  }

  /** The characters that stand for the secret alone when it begins {@code offset} bytes in. */
  private static void addBase64Form(Set<String> forms, byte[] secret, int offset) {
    byte[] shifted = new byte[offset + secret.length];
    System.arraycopy(secret, 0, shifted, offset, secret.length);
    int from = (offset * 8 + 5) / 6;
    int to = shifted.length * 8 / 6;
    if (to - from >= SHORTEST_PIECE) {
      forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
      forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
    }
  }
}
