package io.kiln.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.store.TokenRecord;
import io.kiln.store.Tokens;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes access tokens and recognises them; of a token only its hash is kept. */
public final class AccessTokens {
  private static final Pattern SHAPE = Pattern.compile("kiln_([a-z2-9]{10})_[A-Za-z0-9_-]{43}");
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int ID_LETTERS = 10;
  private static final int SECRET_BYTES = 32;
  private static final String NOBODY = "0".repeat(64);

  private final Tokens tokens;
  private final SecureRandom random;
  private final Clock clock;

  public AccessTokens(Tokens tokens, SecureRandom random, Clock clock) {
    this.tokens = tokens;
    this.random = random;
    this.clock = clock;
  }

  /** A new token and its record; the token is never to be had again. */
  public static final class Made {
    private final String token;
    private final TokenRecord kept;

    private Made(String token, TokenRecord kept) {
      this.token = token;
      this.kept = kept;
    }

    public String token() {
      return token;
    }

    public TokenRecord kept() {
      return kept;
    }
  }

  /** Makes a token and keeps its hash. */
  public Made make(String name, Scope scope, Optional<Duration> life, String by) {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LETTERS; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String token =
        "kiln_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = clock.instant();
    TokenRecord kept =
        TokenRecord.builder()
            .id(id.toString())
            .name(name)
            .scope(scope.word())
            .sha256(sha256(token))
            .createdAt(now)
            .createdBy(by)
            .expiresAt(life.map(now::plus))
            .build();
    tokens.keep(kept);
    return new Made(token, kept);
  }

  /** Whose token it is; empty for one that is unknown, revoked, expired or none. */
  public Optional<TokenRecord> recognise(String token) {
    Matcher shape = SHAPE.matcher(token);
    Optional<TokenRecord> kept = shape.matches() ? tokens.find(shape.group(1)) : Optional.empty();
    String expected = kept.map(TokenRecord::sha256).orElse(NOBODY);
    boolean same = MessageDigest.isEqual(sha256(token).getBytes(UTF_8), expected.getBytes(UTF_8));
    return kept.filter(
        record ->
            same && record.expiresAt().map(end -> clock.instant().isBefore(end)).orElse(true));
  }

  private static String sha256(String text) {
    StringBuilder hex = new StringBuilder();
    for (byte b : digest().digest(text.getBytes(UTF_8))) {
      hex.append(Character.forDigit(b >> 4 & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
    }
    return hex.toString();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
