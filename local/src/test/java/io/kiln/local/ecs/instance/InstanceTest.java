package io.kiln.local.ecs.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.AllocateEipAddressRequest;
import com.aliyuncs.ecs.model.v20140526.AssociateEipAddressRequest;
import com.aliyuncs.ecs.model.v20140526.AttachKeyPairRequest;
import com.aliyuncs.ecs.model.v20140526.AttachKeyPairResponse;
import com.aliyuncs.ecs.model.v20140526.CreateImageRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeImagesRequest;
import com.aliyuncs.ecs.model.v20140526.ModifyInstanceAutoReleaseTimeRequest;
import com.aliyuncs.ecs.model.v20140526.RunInstancesRequest;
import com.aliyuncs.ecs.model.v20140526.StartInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.StopInstanceRequest;
import io.kiln.local.ecs.Times;
import io.kiln.local.testing.CloudUnderTest;
import io.kiln.local.testing.DocumentedBy;
import io.kiln.local.testing.Furnished;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DocumentedBy(page = "ecs-api.md 2.6 and 3", read = "2026-11")
class InstanceTest {
  @RegisterExtension final CloudUnderTest cloud = new CloudUnderTest();

  private Furnished place = new Furnished(cloud, "", "", "");

  @BeforeEach
  void furnish() throws Exception {
    place = Furnished.in(cloud);
  }

  @Test
  void anInstanceIsPendingThenStartsThenRuns() throws Exception {
    String id = cloud.ask(place.order()).getInstanceIdSets().get(0);

    assertThat(place.state(id)).isEqualTo("Pending");
    assertThat(cloud.refusalOf(delete(id)).code())
        .isEqualTo("IncorrectInstanceStatus.Initializing");
    cloud.pass(Duration.ofSeconds(6));
    assertThat(place.state(id)).isEqualTo("Starting");
    assertThat(cloud.refusalOf(delete(id)).code()).isEqualTo("IncorrectInstanceStatus");
    assertThat(cloud.refusalOf(createImage(id, "early")).code())
        .isEqualTo("IncorrectInstanceStatus");
    cloud.pass(Duration.ofSeconds(20));
    assertThat(place.state(id)).isEqualTo("Running");
  }

  @Test
  void badOrdersAreRefusedForWhatIsWrong() {
    assertThat(refusal(run -> run.setImageId("none"))).isEqualTo("InvalidImageId.NotFound");
    assertThat(refusal(run -> run.setInstanceType("ecs.none")))
        .isEqualTo("InvalidInstanceType.ValueNotSupported");
    assertThat(refusal(run -> run.setVSwitchId("vsw-none"))).isEqualTo("InvalidVSwitchId.NotFound");
    assertThat(refusal(run -> run.setSecurityGroupId("sg-none")))
        .isEqualTo("InvalidSecurityGroupId.NotFound");
    assertThat(refusal(run -> run.setZoneId("cn-shenzhen-e")))
        .isEqualTo("InvalidParameter.Mismatch");
    assertThat(refusal(run -> run.setKeyPairName("none"))).isEqualTo("InvalidKeyPairName.NotFound");
    assertThat(refusal(run -> run.setSystemDiskSize("10")))
        .isEqualTo("InvalidSystemDiskSize.LessThanImageSize");
    assertThat(refusal(run -> run.setAutoReleaseTime("soon")))
        .isEqualTo("InvalidAutoReleaseTime.Malformed");
    assertThat(refusal(run -> run.setDryRun(true))).isEqualTo("DryRunOperation");
    assertThat(cloud.machines().known()).isEmpty();
  }

  private String refusal(Consumer<RunInstancesRequest> change) {
    RunInstancesRequest order = place.order();
    change.accept(order);
    return cloud.refusalOf(order).code();
  }

  @Test
  void whereNoMachineCanBeHadTheOrderFailsWithTheReasonAndLeavesNothing() {
    cloud.machines().refuse("no user namespaces on this computer");

    CloudUnderTest.Refusal refusal = cloud.refusalOf(place.order());

    assertThat(refusal.code()).isEqualTo("OperationDenied.LocalMachine");
    assertThat(refusal.message()).contains("no user namespaces on this computer");
    assertThat(cloud.cloud().resources())
        .noneMatch(resource -> resource.type().matches("instance|disk|eni"));
  }

  @Test
  void onlyStoppedInstancesStartAndOnlyRunningOnesStop() throws Exception {
    String id = place.running();

    assertThat(cloud.refusalOf(start(id)).code()).isEqualTo("IncorrectInstanceStatus");
    cloud.ask(stop(id));
    assertThat(place.state(id)).isEqualTo("Stopping");
    assertThat(cloud.refusalOf(stop(id)).code()).isEqualTo("IncorrectInstanceStatus");
    cloud.settle();
    assertThat(place.state(id)).isEqualTo("Stopped");
    assertThat(cloud.machines().machine(id).alive()).isFalse();
    cloud.ask(start(id));
    cloud.settle();
    assertThat(place.state(id)).isEqualTo("Running");
    assertThat(cloud.machines().machine(id).alive()).isTrue();
  }

  @Test
  void aRunningInstanceIsReleasedByForceOnlyAndItsInterfaceLingers() throws Exception {
    String id = place.running();
    DeleteInstanceRequest forced = delete(id);
    forced.setForce(true);
    DeleteSecurityGroupRequest deleteGroup = new DeleteSecurityGroupRequest();
    deleteGroup.setSecurityGroupId(place.group());

    assertThat(cloud.refusalOf(delete(id)).code()).isEqualTo("IncorrectInstanceStatus");
    cloud.ask(forced);
    cloud.pass(Duration.ofSeconds(11));
    assertThat(place.shown(id)).isEmpty();
    assertThat(cloud.refusalOf(delete(id)).code()).isEqualTo("InvalidInstanceId.NotFound");
    assertThat(cloud.refusalOf(deleteGroup).code()).isEqualTo("DependencyViolation");
    cloud.pass(Duration.ofSeconds(10));
    assertThat(cloud.ask(deleteGroup).getRequestId()).isNotBlank();
  }

  @Test
  void aDeadManSwitchThatIsNotPushedOnReleasesTheInstance() throws Exception {
    RunInstancesRequest order = place.order();
    order.setAutoReleaseTime(in(Duration.ofMinutes(32)));
    String kept = cloud.ask(order).getInstanceIdSets().get(0);
    order = place.order();
    order.setAutoReleaseTime(in(Duration.ofMinutes(32)));
    String lost = cloud.ask(order).getInstanceIdSets().get(0);
    ModifyInstanceAutoReleaseTimeRequest push = new ModifyInstanceAutoReleaseTimeRequest();
    push.setInstanceId(kept);
    push.setAutoReleaseTime(in(Duration.ofMinutes(10)));

    assertThat(cloud.refusalOf(push).code()).isEqualTo("InvalidAutoReleaseTime.Malformed");
    push.setAutoReleaseTime(in(Duration.ofHours(3)));
    cloud.ask(push);
    cloud.settle();
    cloud.pass(Duration.ofMinutes(40));
    assertThat(place.shown(kept)).hasSize(1);
    cloud.pass(Duration.ofSeconds(15));
    assertThat(place.shown(lost)).isEmpty();
    cloud.settle();
    assertThat(cloud.machines().known()).containsExactly(kept);
  }

  private String in(Duration ahead) {
    return Times.seconds(cloud.cloud().clock().instant().plus(ahead));
  }

  @Test
  void anAddressOrAKeyIsNotBoundToWhatIsStillStarting() throws Exception {
    String id = cloud.ask(place.order()).getInstanceIdSets().get(0);
    AssociateEipAddressRequest associate = new AssociateEipAddressRequest();
    associate.setAllocationId(cloud.ask(new AllocateEipAddressRequest()).getAllocationId());
    associate.setInstanceId(id);
    AttachKeyPairRequest attach = new AttachKeyPairRequest();
    attach.setKeyPairName("builder");
    attach.setInstanceIds("[\"" + id + "\"]");

    AttachKeyPairResponse attached = cloud.ask(attach);

    assertThat(attached.getFailCount()).isEqualTo("1");
    assertThat(attached.getResults().get(0).getCode()).isEqualTo("IncorrectInstanceStatus");
    assertThat(cloud.refusalOf(associate).code()).isEqualTo("IncorrectInstanceStatus");
    cloud.settle();
    assertThat(cloud.refusalOf(associate).code()).isEqualTo("InvalidAssociation.Duplicated");
  }

  @Test
  void anImageFailsWhenItsInstanceChangesMeanwhile() throws Exception {
    String id = place.stopped();
    String image = cloud.ask(createImage(id, "unsteady")).getImageId();

    cloud.ask(start(id));
    cloud.settle();

    DescribeImagesRequest describe = new DescribeImagesRequest();
    describe.setImageId(image);
    describe.setStatus("Creating,Available,CreateFailed");
    assertThat(cloud.ask(describe).getImages())
        .singleElement()
        .satisfies(failed -> assertThat(failed.getStatus()).isEqualTo("CreateFailed"));
  }

  private static CreateImageRequest createImage(String id, String name) {
    CreateImageRequest request = new CreateImageRequest();
    request.setInstanceId(id);
    request.setImageName(name);
    return request;
  }

  private static DeleteInstanceRequest delete(String id) {
    DeleteInstanceRequest request = new DeleteInstanceRequest();
    request.setInstanceId(id);
    return request;
  }

  private static StartInstanceRequest start(String id) {
    StartInstanceRequest request = new StartInstanceRequest();
    request.setInstanceId(id);
    return request;
  }

  private static StopInstanceRequest stop(String id) {
    StopInstanceRequest request = new StopInstanceRequest();
    request.setInstanceId(id);
    return request;
  }
}
