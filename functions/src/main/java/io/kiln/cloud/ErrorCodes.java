package io.kiln.cloud;

import static io.kiln.build.StepFailure.Kind.BUSY;
import static io.kiln.build.StepFailure.Kind.DENIED;
import static io.kiln.build.StepFailure.Kind.REFUSED;
import static io.kiln.build.StepFailure.Kind.UNCLEAR;

import io.kiln.build.StepFailure.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The table of error codes: what each means to the caller. The first line that fits counts; a code
 * that no line knows is a refusal. The vendor's misspellings are kept: they are on the wire.
 */
final class ErrorCodes {
  private static final Set<Act> ANY = EnumSet.allOf(Act.class);
  private static final Set<Act> CREATE = EnumSet.of(Act.CREATE);
  private static final Set<Act> CHANGE = EnumSet.of(Act.CHANGE);
  private static final Set<Act> DELETE = EnumSet.of(Act.DELETE);

  private static final List<Line> TABLE =
      List.of(
          line(ANY, BUSY, containing("Throttling")),
          // the key, its token or the clock that signs: nothing can be undone with them either
          line(
              ANY,
              DENIED,
              starting(
                  "InvalidAccessKeyId",
                  "InvalidAccessKeySecret",
                  "InvalidSecurityToken",
                  "MissingSecurityToken",
                  "SecurityTokenExpired",
                  "SignatureDoesNotMatch",
                  "IncompleteSignature",
                  "InvalidTimeStamp",
                  "IllegalTimestamp",
                  "Forbidden.AccessKeyDisabled")),
          // an earlier try may have come through, or is about to: the token must stay the same
          line(
              ANY,
              UNCLEAR,
              exactly(
                  "IdempotentParameterMismatch",
                  "IdempotenceParamNotMatch",
                  "IdempotentProcessing",
                  "LastTokenProcessing",
                  "TOKEN_PROCESSING",
                  "OperationFailed.IdempotentTokenProcessing",
                  // the name carries the build's id, so it is the build's own
                  "KeyPair.AlreadyExist",
                  "SignatureNonceUsed",
                  "UnknownError")),
          line(
              ANY,
              BUSY,
              exactly(
                  "SystemBusy", "OperationConflict", "Operation.Conflict", "FrequentPurchase.EIP")),
          line(ANY, BUSY, starting("TaskConflict")),
          line(
              ANY,
              REFUSED,
              exactly("IncorrectDiskStatus.NeverUsed", "IncorrectDiskStatus.Invalid")),
          // between two states, soon in one that fits
          line(
              ANY,
              BUSY,
              starting(
                  "IncorrectVpcStatus",
                  "IncorrectVSwitchStatus",
                  "IncorrectRouteEntryStatus",
                  "IncorrectInstanceStatus",
                  "IncorrectEipStatus",
                  "IncorrectImageStatus",
                  "IncorrectDiskStatus",
                  "IncorrectStatus",
                  "InvalidBindingStatus",
                  "InvalidStatus.EcsStatusNotSupport",
                  "InvalidSnapshotId.NotReady",
                  "InstanceNotReady")),
          line(CREATE, BUSY, exactly("CreateSnapshot.Failed")),
          // seen right after a create: the new id is not known everywhere yet
          line(CHANGE, BUSY, exactly("Forbidden.InstanceNotFound")),
          // what holds it is on its way out too
          line(DELETE, BUSY, starting("DependencyViolation")),
          line(
              DELETE,
              BUSY,
              exactly(
                  "Forbbiden",
                  "InvalidParameter.KeypairAlreadyAttachedInstance",
                  "SnapshotCreatedImage",
                  "SnapshotCreatedDisk",
                  "OperationDenied.ImageCopying",
                  "ImageIsImporting",
                  "ImageIsExporting")));

  private ErrorCodes() {}

  /**
   * @param code may be empty: a gateway's page has none
   */
  static Kind kind(Act act, int status, String code) {
    for (Line line : TABLE) {
      if (line.acts.contains(act) && line.code.test(code)) {
        return harmless(act, line.kind);
      }
    }
    if (status == 408 || status == 429) {
      return BUSY;
    }
    return status >= 500 ? harmless(act, UNCLEAR) : REFUSED;
  }

  /** Returns whether the code says that the thing named does not exist. */
  static boolean gone(String code) {
    boolean notFound = code.endsWith(".NotFound") || code.equals("Forbidden.InstanceNotFound");
    // a wrong key or region says nothing about the thing
    return notFound
        && !code.startsWith("InvalidAccessKeyId")
        && !code.startsWith("InvalidSecurityToken")
        && !code.startsWith("InvalidRegionId");
  }

  /** A look has no effect that could be unclear: it is made again. */
  static Kind harmless(Act act, Kind kind) {
    return act == Act.LOOK && kind == UNCLEAR ? BUSY : kind;
  }

  private static Line line(Set<Act> acts, Kind kind, Predicate<String> code) {
    return new Line(acts, kind, code);
  }

  private static Predicate<String> exactly(String... codes) {
    return List.of(codes)::contains;
  }

  private static Predicate<String> starting(String... codes) {
    return code -> Stream.of(codes).anyMatch(code::startsWith);
  }

  private static Predicate<String> containing(String part) {
    return code -> code.contains(part);
  }

  private static final class Line {
    final Set<Act> acts;
    final Kind kind;
    final Predicate<String> code;

    Line(Set<Act> acts, Kind kind, Predicate<String> code) {
      this.acts = acts;
      this.kind = kind;
      this.code = code;
    }
  }
}
