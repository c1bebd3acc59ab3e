package io.kiln.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskerTest {
  private static final String SECRET = "p4ss w\"rd+/~*é";
  private final Masker masker = Masker.of(List.of(SECRET, "other-secret", ""));

  @Test
  void theSecretItselfIsMasked() {
    assertThat(masker.mask("echo " + SECRET + " and other-secret."))
        .isEqualTo("echo <sensitive> and <sensitive>.");
  }

  @Test
  void itsJsonFormIsMasked() {
    assertThat(masker.mask("{\"a\":\"p4ss w\\\"rd+/~*é\"}")).isEqualTo("{\"a\":\"<sensitive>\"}");
  }

  @Test
  void itsUrlFormsAreMasked() {
    String form = URLEncoder.encode(SECRET, UTF_8);

    assertThat(masker.mask("?a=" + form)).isEqualTo("?a=<sensitive>");
    assertThat(masker.mask("?a=p4ss%20w%22rd%2B%2F~%2A%C3%A9")).isEqualTo("?a=<sensitive>");
    assertThat(masker.mask("?a=p4ss+w%22rd%2b%2f%7e*%c3%a9")).isEqualTo("?a=<sensitive>");
  }

  @Test
  void itsBase64FormIsMaskedWhereverItBegins() {
    for (String before : List.of("", "a", "ab", "abc")) {
      String encoded =
          Base64.getEncoder().encodeToString((before + SECRET + " tail").getBytes(UTF_8));
      String url = Base64.getUrlEncoder().encodeToString((before + SECRET).getBytes(UTF_8));

      assertThat(masker.mask(encoded)).as(before).contains("<sensitive>");
      assertThat(masker.mask(url)).as(before).contains("<sensitive>");
    }
  }

  @Test
  void eachLineOfAKeyIsMasked() {
    Masker keys = Masker.of(List.of("-----BEGIN KEY-----\nMIIEpAIBAAKCAQEA7\nshort\n"));

    assertThat(keys.mask("  MIIEpAIBAAKCAQEA7")).isEqualTo("  <sensitive>");
    assertThat(keys.mask("short")).isEqualTo("short");
  }

  @Test
  void aSecretWithinAnotherLeavesNoRest() {
    Masker both = Masker.of(List.of("abc", "abcdef"));

    assertThat(both.mask("abcdef abc")).isEqualTo("<sensitive> <sensitive>");
  }

  @Test
  void withoutSecretsNothingChanges() {
    assertThat(Masker.of(List.of("")).mask("text")).isEqualTo("text");
  }
}
