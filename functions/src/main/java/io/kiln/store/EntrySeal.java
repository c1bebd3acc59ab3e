package io.kiln.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * The last field of an entry: a code over all the others and the entry's place, under the bucket's
 * master key. Whoever may write to the bucket without knowing that key can't write an entry that is
 * taken for one of Kiln's, nor put one in another's place.
 */
public final class EntrySeal {
  private static final byte[] BEFORE = ",\"seal\":\"".getBytes(US_ASCII);
  private static final byte[] AFTER = "\"}".getBytes(US_ASCII);
  private static final int CODE_CHARS = 43;

  private final Vault vault;

  public EntrySeal(Vault vault) {
    this.vault = vault;
  }

  /** A JSON object with the field added. */
  public byte[] seal(String key, byte[] json) {
    byte[] code = code(key, json);
    byte[] closed =
        Arrays.copyOf(json, json.length - 1 + BEFORE.length + CODE_CHARS + AFTER.length);
    int at = json.length - 1;
    System.arraycopy(BEFORE, 0, closed, at, BEFORE.length);
    System.arraycopy(code, 0, closed, at + BEFORE.length, CODE_CHARS);
    System.arraycopy(AFTER, 0, closed, at + BEFORE.length + CODE_CHARS, AFTER.length);
    return closed;
  }

  /**
   * The JSON object without the field.
   *
   * @throws JournalCorrupt when anything of it, or its place, is not what was sealed
   */
  public byte[] open(String key, byte[] closed) {
    int end = closed.length - BEFORE.length - CODE_CHARS - AFTER.length;
    if (end < 1) {
      throw broken(key);
    }
    byte[] json = Arrays.copyOf(closed, end + 1);
    json[end] = '}';
    if (!MessageDigest.isEqual(seal(key, json), closed)) {
      throw broken(key);
    }
    return json;
  }

  private static JournalCorrupt broken(String key) {
    return new JournalCorrupt(
        key,
        "it was cut off or changed, moved here from elsewhere, or written under another "
            + Keys.MASTER
            + ". Bring it back as it was; the build stands still until then",
        null);
  }

  private byte[] code(String key, byte[] json) {
    return Base64.getUrlEncoder().withoutPadding().encode(vault.code(key, json));
  }
}
