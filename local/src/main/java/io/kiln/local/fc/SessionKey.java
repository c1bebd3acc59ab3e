package io.kiln.local.fc;

import com.aliyun.fc.runtime.Credentials;
import java.time.Instant;

/** A role's temporary key, good until it expires. */
public record SessionKey(String id, String secret, String token, String roleArn, Instant expires) {
  Credentials credentials() {
    return new Credentials() {
      @Override
      public String getAccessKeyId() {
        return id;
      }

      @Override
      public String getAccessKeySecret() {
        return secret;
      }

      @Override
      public String getSecurityToken() {
        return token;
      }
    };
  }

  @Override
  public String toString() {
    return "SessionKey[" + id + ", " + roleArn + ", until " + expires + "]";
  }
}
