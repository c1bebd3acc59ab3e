package io.kiln.function;

import com.aliyun.fc.runtime.Context;
import io.kiln.cloud.Credentials;
import io.kiln.template.Secret;

/** The credentials that Function Compute gives an invocation; they expire. */
final class Role {
  private Role() {}

  /**
   * Reads them.
   *
   * @throws IllegalStateException when the function has no role
   */
  static Credentials of(Context context) {
    com.aliyun.fc.runtime.Credentials given = context.getExecutionCredentials();
    if (given == null || given.getAccessKeyId() == null) {
      throw new IllegalStateException("The function has no role: the stack must give it one");
    }
    return Credentials.temporary(
        given.getAccessKeyId(),
        Secret.of(given.getAccessKeySecret()),
        Secret.of(given.getSecurityToken()));
  }
}
