package io.kiln.local.fault;

import io.kiln.local.fault.Effect.DropAfter;
import io.kiln.local.fault.Effect.Refuse;
import java.util.List;

/** The failures of a baker's life, by name. Codes and messages: the pages of the actions struck. */
final class FaultCatalogue {
  private static final Refuse NO_BALANCE =
      new Refuse(
          403,
          "InvalidAccountStatus.NotEnoughBalance",
          "Your account does not have enough balance.");
  private static final Refuse NO_STOCK =
      new Refuse(
          403,
          "OperationDenied.NoStock",
          "The resource is out of stock in the specified zone. Please try other types, or choose"
              + " other regions and zones.");
  private static final Refuse THROTTLED =
      new Refuse(400, "Throttling", "Request was denied due to request throttling.");
  private static final Refuse BROKEN =
      new Refuse(
          500,
          "InternalError",
          "The request processing has failed due to some unknown error, exception or failure.");
  private static final Refuse QUOTA =
      new Refuse(
          403,
          "QuotaExceed.ElasticQuota",
          "The number of the specified ECS instances has exceeded the quota of the specified"
              + " instance type.");

  static final List<NamedFault> ALL =
      List.of(
          NamedFault.of(
              "no-balance",
              "the account cannot pay for an instance",
              Fault.each("RunInstances", NO_BALANCE),
              Fault.each("CreateInstance", NO_BALANCE)),
          NamedFault.of(
              "no-stock",
              "the instance type is sold out",
              Fault.each("RunInstances", NO_STOCK),
              Fault.each("CreateInstance", NO_STOCK)),
          NamedFault.of(
              "quota",
              "the account may have no more instances",
              Fault.each("RunInstances", QUOTA),
              Fault.each("CreateInstance", QUOTA)),
          NamedFault.of(
              "throttling",
              "the first call of each action is throttled",
              Fault.nth(1, "*", THROTTLED)),
          NamedFault.of(
              "server-error",
              "the first call of each action meets an internal error",
              Fault.nth(1, "*", BROKEN)),
          NamedFault.of(
              "answers-lost",
              "each changing action happens once with its answer lost",
              Fault.nth(1, "*", new DropAfter()).onChangesOnly()),
          NamedFault.of("image-failed", "the image becomes CreateFailed", Trouble.IMAGE_FAILED),
          NamedFault.of("ssh-silent", "the instance runs, SSH never answers", Trouble.SSH_SILENT),
          NamedFault.of(
              "instance-gone", "the instance is taken away in mid-build", Trouble.INSTANCE_GONE));

  private FaultCatalogue() {}
}
