package io.kiln.tests.kill;

import io.kiln.local.fault.Effect;
import io.kiln.local.fault.Effect.DropAfter;
import io.kiln.local.fault.Effect.DropBefore;
import io.kiln.local.fault.Effect.Refuse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What can befall a call: the columns of the fault matrix. */
enum Weather {
  THROTTLING("Throttling"),
  THROTTLING_USER("Throttling.User"),
  UNAVAILABLE("503, 500"),
  TIME_OUT_BEFORE("time-out before"),
  TIME_OUT_AFTER("time-out after"),
  WRONG_STATE("wrong state"),
  STALE("stale read"),
  NO_STOCK("NoStock"),
  QUOTA("quota"),
  NO_BALANCE("no balance"),
  FORBIDDEN("forbidden"),
  EXPIRED("expired token");

  private static final Set<Weather> PASSING = EnumSet.range(THROTTLING, STALE);

  final String title;

  Weather(String title) {
    this.title = title;
  }

  /** Whether it passes by itself: the first few calls meet it, or only the first. */
  boolean passes() {
    return PASSING.contains(this);
  }

  /** How the call is answered; empty where such a call can't meet it. */
  Optional<Effect> on(Calls call) {
    return switch (this) {
      case THROTTLING -> refused(call, 400, "Throttling", 503, "QpsLimitExceeded");
      case THROTTLING_USER ->
          refused(call, 400, "Throttling.User", 503, "DownloadTrafficRateLimitExceeded");
      case UNAVAILABLE -> refused(call, 503, "ServiceUnavailable", 500, "InternalError");
      case TIME_OUT_BEFORE -> Optional.of(new DropBefore());
      case TIME_OUT_AFTER -> Optional.of(new DropAfter());
      case WRONG_STATE ->
          call.wrongState()
              .map(code -> new Refuse(call.product.equals("OSS") ? 409 : 400, code, "Not now."));
      case STALE -> Optional.empty();
      case NO_STOCK -> only(call == Calls.ECS_CREATE, 403, "OperationDenied.NoStock");
      case QUOTA -> only(call.makes(), 403, "QuotaExceed.ElasticQuota");
      case NO_BALANCE -> only(call.makes(), 403, "InvalidAccountStatus.NotEnoughBalance");
      case FORBIDDEN -> refused(call, 403, "Forbidden.RAM", 403, "AccessDenied");
      case EXPIRED ->
          refused(call, 400, "InvalidSecurityToken.Expired", 403, "SecurityTokenExpired");
    };
  }

  private static Optional<Effect> refused(
      Calls call, int status, String code, int ossStatus, String ossCode) {
    if (call == Calls.SSH) {
      return Optional.empty();
    }
    return Optional.of(
        call.product.equals("OSS")
            ? new Refuse(ossStatus, ossCode, "Not now.")
            : new Refuse(status, code, "Not now."));
  }

  private static Optional<Effect> only(boolean can, int status, String code) {
    return can ? Optional.of(new Refuse(status, code, "No.")) : Optional.empty();
  }
}
