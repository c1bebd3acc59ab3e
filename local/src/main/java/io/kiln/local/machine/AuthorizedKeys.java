package io.kiln.local.machine;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of an authorized_keys file; like sshd, it passes over lines that it can't read. */
final class AuthorizedKeys {
  private static final Logger LOG = LoggerFactory.getLogger(AuthorizedKeys.class);

  private final List<PublicKey> keys;

  private AuthorizedKeys(List<PublicKey> keys) {
    this.keys = keys;
  }

  static AuthorizedKeys of(List<String> lines) {
    List<PublicKey> keys = new ArrayList<>();
    for (String line : lines) {
      try {
        for (AuthorizedKeyEntry entry :
            AuthorizedKeyEntry.readAuthorizedKeys(new StringReader(line), true)) {
          keys.add(entry.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING));
        }
      } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
        LOG.debug("Not a public key: {}", e.toString());
      }
    }
    return new AuthorizedKeys(keys);
  }

  boolean contain(PublicKey key) {
    return keys.stream().anyMatch(known -> KeyUtils.compareKeys(known, key));
  }
}
