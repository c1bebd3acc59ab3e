package io.kiln.local.sts;

import io.kiln.local.ram.Ram;
import io.kiln.local.ram.TemporaryKey;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;
import io.kiln.local.rpc.Rpc;
import io.kiln.local.rpc.RpcRequest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The emulated STS: temporary keys for the roles that are deployed here. */
public final class Sts implements Rpc {
  private static final int SHORTEST = 900;
  private static final int LONGEST = 43_200;

  private final Ram ram;

  public Sts(Ram ram) {
    this.ram = ram;
  }

  @Override
  public Body answer(RpcRequest request) {
    if (!request.action().equals("AssumeRole")) {
      throw EcsError.notEmulated(request.action(), request.version());
    }
    Params params = request.params();
    String arn = params.required("RoleArn");
    String session = params.required("RoleSessionName");
    int seconds = params.number("DurationSeconds", 3600);
    if (seconds < SHORTEST || seconds > LONGEST) {
      throw EcsError.invalid("DurationSeconds");
    }
    if (ram.role(arn).isEmpty()) {
      throw new EcsError(404, "EntityNotExist.Role", "The role not exists: " + arn + ".");
    }
    TemporaryKey key = ram.assume(arn, Duration.ofSeconds(seconds));
    return Body.of(
            "AssumedRoleUser",
            Body.of("Arn", arn + "/" + session).and("AssumedRoleId", session).fields())
        .and(
            "Credentials",
            Body.of("AccessKeyId", key.accessKeyId())
                .and("AccessKeySecret", key.accessKeySecret())
                .and("SecurityToken", key.securityToken())
                .and("Expiration", key.expires().truncatedTo(ChronoUnit.SECONDS).toString())
                .fields());
  }
}
