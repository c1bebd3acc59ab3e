package io.kiln.local.rpc;

import io.kiln.local.ram.Denial;

/** A refusal as ECS and VPC word it: HTTP status, code and message. */
public final class EcsError extends RuntimeException {
  private final int status;
  private final String code;

  public EcsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String text() {
    return String.valueOf(getMessage());
  }

  /** The local cloud does not know the action: never a made-up success. */
  public static EcsError notEmulated(String action, String version) {
    return new EcsError(
        404,
        "InvalidAction.NotFound",
        "Specified api is not found: the local cloud does not emulate "
            + action
            + " of version "
            + version
            + ".");
  }

  public static EcsError missing(String parameter) {
    return new EcsError(
        400,
        "MissingParameter",
        "The input parameter \""
            + parameter
            + "\" that is mandatory for processing this request is not supplied.");
  }

  public static EcsError invalid(String parameter) {
    return new EcsError(
        400, "InvalidParameter", "The specified parameter \"" + parameter + "\" is not valid.");
  }

  /** RAM does not let the caller. */
  static EcsError denied(Denial denial) {
    return switch (denial.kind()) {
      case FORBIDDEN ->
          new EcsError(
              403,
              "Forbidden.RAM",
              "User not authorized to operate on the specified resource, or this API doesn't"
                  + " support RAM. ("
                  + denial.detail()
                  + ")");
      case TOKEN_EXPIRED ->
          new EcsError(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
      case TOKEN_INVALID ->
          new EcsError(
              400,
              "InvalidSecurityToken.MismatchWithAccessKey",
              "Specified SecurityToken mismatch with the AccessKey.");
    };
  }

  /** A thing that is not there; the code's first part names the kind, as in InvalidVpcId. */
  public static EcsError notFound(String kind, String id) {
    return new EcsError(
        404,
        kind + ".NotFound",
        "The specified " + kind.substring(7) + " " + id + " does not exist.");
  }

  public static EcsError status(int status, String code) {
    return new EcsError(
        status, code, "The current status of the resource does not support this operation.");
  }

  public static EcsError instanceStatus(int status, String id, String state) {
    return new EcsError(
        status,
        "IncorrectInstanceStatus",
        "The current status of the resource does not support this operation. ("
            + id
            + " is "
            + state
            + ")");
  }

  /** Something else still needs the thing. */
  public static EcsError dependency(int status, String code, String id, String holder) {
    return new EcsError(status, code, "There is still a dependency on " + id + ": " + holder + ".");
  }

  public static EcsError quota(int status, String code) {
    return new EcsError(status, code, "The quota of the resource is used up.");
  }
}
