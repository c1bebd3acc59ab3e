package io.kiln.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.StepFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodesTest {
  @ParameterizedTest(name = "{0} {1} {2} is {3}")
  @CsvSource({
    "CREATE, 400, Throttling.User, BUSY",
    "CREATE, 503, Rejected.Throttling, BUSY",
    "DELETE, 400, InvalidAccessKeyId.NotFound, DENIED",
    "LOOK, 400, InvalidSecurityToken.Expired, DENIED",
    "LOOK, 400, SignatureDoesNotMatch, DENIED",
    "LOOK, 403, Forbidden.AccessKeyDisabled, DENIED",
    "CREATE, 403, Forbidden.RAM, REFUSED",
    "CREATE, 403, OperationDenied.NoStock, REFUSED",
    "CREATE, 403, InvalidAccountStatus.NotEnoughBalance, REFUSED",
    "CREATE, 400, IdempotentParameterMismatch, UNCLEAR",
    "CREATE, 400, IdempotenceParamNotMatch, UNCLEAR",
    "CREATE, 403, IdempotentProcessing, UNCLEAR",
    "CREATE, 400, TOKEN_PROCESSING, UNCLEAR",
    "CREATE, 400, OperationFailed.IdempotentTokenProcessing, UNCLEAR",
    "CREATE, 403, LastTokenProcessing, UNCLEAR",
    "CREATE, 400, KeyPair.AlreadyExist, UNCLEAR",
    "CREATE, 400, TaskConflict, BUSY",
    "CREATE, 409, OperationConflict, BUSY",
    "CREATE, 400, IncorrectVSwitchStatus, BUSY",
    "CREATE, 403, IncorrectDiskStatus.CreatingSnapshot, BUSY",
    "CREATE, 403, IncorrectDiskStatus.NeverUsed, REFUSED",
    "CREATE, 400, DependencyViolation, REFUSED",
    "DELETE, 400, DependencyViolation.VSwitch, BUSY",
    "DELETE, 403, DependencyViolation, BUSY",
    "DELETE, 400, Forbbiden, BUSY",
    "CREATE, 400, Forbbiden, REFUSED",
    "DELETE, 403, SnapshotCreatedImage, BUSY",
    "DELETE, 403, ImageUsingByInstance, REFUSED",
    "CHANGE, 403, IncorrectInstanceStatus, BUSY",
    "DELETE, 403, IncorrectInstanceStatus.Initializing, BUSY",
    "CREATE, 500, InternalError, UNCLEAR",
    "DELETE, 503, ServiceUnavailable, UNCLEAR",
    "LOOK, 500, InternalError, BUSY",
    "CREATE, 502, '', UNCLEAR",
    "CREATE, 429, '', BUSY",
    "CREATE, 403, '', REFUSED",
    "CREATE, 400, NeverHeardOf, REFUSED"
  })
  void aCodeMeansOneThingToEachAct(Act act, int status, String code, Kind kind) {
    assertThat(ErrorCodes.kind(act, status, code)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"InvalidVpcId.NotFound", "InvalidInstanId.NotFound", "Forbidden.InstanceNotFound"})
  void whatIsNotFoundIsGone(String code) {
    assertThat(ErrorCodes.gone(code)).isTrue();
  }

  @Test
  void aWrongKeyOrRegionProvesNothingGone() {
    assertThat(ErrorCodes.gone("InvalidAccessKeyId.NotFound")).isFalse();
    assertThat(ErrorCodes.gone("InvalidRegionId.NotFound")).isFalse();
    assertThat(ErrorCodes.gone("DependencyViolation")).isFalse();
  }
}
