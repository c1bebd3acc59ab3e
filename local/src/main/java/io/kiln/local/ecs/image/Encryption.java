package io.kiln.local.ecs.image;

import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;

/** Whether something is encrypted, and with which key; an empty key is the service's own. */
public record Encryption(boolean on, String key) {
  public static final Encryption NONE = new Encryption(false, "");

  /** As a request asks for it; nothing asked for leaves what there is. */
  public static Encryption read(Params params, String prefix, Encryption otherwise) {
    if (params.has(prefix + "KMSKeyId") && !params.flag(prefix + "Encrypted")) {
      throw new EcsError(
          400, "InvalidParameter.EncryptedIllegal", "KMSKeyId needs Encrypted to be true.");
    }
    return params.flag(prefix + "Encrypted")
        ? new Encryption(true, params.text(prefix + "KMSKeyId"))
        : otherwise;
  }
}
