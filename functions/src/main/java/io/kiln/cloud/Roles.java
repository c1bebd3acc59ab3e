package io.kiln.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.template.Secret;
import java.time.Duration;
import java.time.Instant;

/** Roles (STS): temporary keys that act as somebody else. */
public final class Roles {
  /** The longest that every role allows. */
  private static final Duration LIFE = Duration.ofHours(1);

  private final Rpc rpc;

  Roles(Rpc rpc) {
    this.rpc = rpc;
  }

  /**
   * Takes a role on.
   *
   * @param session the name under which its deeds are logged
   */
  public RoleSession assume(String region, String roleArn, String session) {
    JsonNode answer =
        rpc.send(
            Call.sts(Act.LOOK, "Error assuming role " + roleArn, region, "AssumeRole")
                .with("RoleArn", roleArn)
                .with("RoleSessionName", session)
                .with("DurationSeconds", (int) LIFE.toSeconds()));
    return RoleSession.of(
        Credentials.temporary(
            Fields.plain(answer, "Credentials/AccessKeyId"),
            Secret.of(Fields.plain(answer, "Credentials/AccessKeySecret")),
            Secret.of(Fields.plain(answer, "Credentials/SecurityToken"))),
        Fields.moment(answer, "Credentials/Expiration").orElse(Instant.EPOCH));
  }
}
