package io.kiln.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept with AES-256-GCM under the bucket's master key, which is made at first use.
 * What is sealed under one key of the bucket can't be opened under another.
 */
public final class Vault {
  private static final byte VERSION = 1;
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String CODES = "HmacSHA256";

  private final Bucket bucket;
  private final SecureRandom random;
  private volatile Optional<SecretKey> master = Optional.empty();
  private volatile Optional<SecretKey> codes = Optional.empty();

  public Vault(Bucket bucket, SecureRandom random) {
    this.bucket = requireNonNull(bucket, "bucket");
    this.random = requireNonNull(random, "random");
  }

  /** Version, a fresh initialization vector, and the text with its tag. */
  byte[] seal(String key, byte[] plain) {
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv).doFinal(plain);
      return ByteBuffer.allocate(1 + IV_BYTES + sealed.length)
          .put(VERSION)
          .put(iv)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new StoreFailure("Can't encrypt " + key, e);
    }
  }

  /**
   * Opens what was sealed under this key.
   *
   * @throws StoreFailure when anything of it was changed
   */
  byte[] open(String key, byte[] sealed) {
    ByteBuffer all = ByteBuffer.wrap(sealed);
    if (all.remaining() < 1 + IV_BYTES + TAG_BITS / Byte.SIZE || all.get() != VERSION) {
      throw new StoreFailure(key + " is not what was encrypted here");
    }
    byte[] iv = new byte[IV_BYTES];
    all.get(iv);
    byte[] rest = new byte[all.remaining()];
    all.get(rest);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, iv).doFinal(rest);
    } catch (GeneralSecurityException e) {
      throw new StoreFailure(
          key + " can't be decrypted: it, or " + Keys.MASTER + ", was changed", e);
    }
  }

  /** A code over what is kept under this key, which nobody can make without the master key. */
  byte[] code(String key, byte[] content) {
    try {
      Mac mac = Mac.getInstance(CODES);
      mac.init(codes(mac));
      mac.update(key.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new StoreFailure("Can't make a code for " + key, e);
    }
  }

  /** A key of its own: the master key itself is for encryption only. */
  private SecretKey codes(Mac mac) throws GeneralSecurityException {
    if (codes.isEmpty()) {
      mac.init(master());
      codes = Optional.of(new SecretKeySpec(mac.doFinal("codes".getBytes(UTF_8)), CODES));
    }
    return codes.get();
  }

  private Cipher cipher(int mode, String key, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, master(), new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(key.getBytes(UTF_8));
    return cipher;
  }

  private SecretKey master() {
    if (master.isEmpty()) {
      master = Optional.of(load());
    }
    return master.get();
  }

  private SecretKey load() {
    Optional<byte[]> kept = bucket.get(Keys.MASTER);
    if (kept.isEmpty()) {
      byte[] fresh = new byte[KEY_BYTES];
      random.nextBytes(fresh);
      bucket.create(Keys.MASTER, Base64.getEncoder().encode(fresh));
      // read again, not used as made: another may have been first
      kept = bucket.get(Keys.MASTER);
    }
    return key(kept.orElseThrow(() -> new StoreFailure(Keys.MASTER + " is missing")));
  }

  private static SecretKey key(byte[] text) {
    try {
      byte[] key = Base64.getDecoder().decode(text);
      if (key.length == KEY_BYTES) {
        return new SecretKeySpec(key, "AES");
      }
    } catch (IllegalArgumentException e) {
      throw new StoreFailure(Keys.MASTER + " is not a key", e);
    }
    throw new StoreFailure(Keys.MASTER + " is not a key");
  }
}
