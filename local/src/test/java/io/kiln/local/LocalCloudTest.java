package io.kiln.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyuncs.CommonRequest;
import com.aliyuncs.ecs.model.v20140526.CreateImageRequest;
import com.aliyuncs.ecs.model.v20140526.CreateVpcRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeVpcsRequest;
import com.aliyuncs.ecs.model.v20140526.RunInstancesRequest;
import io.kiln.local.machine.MachineSpec;
import io.kiln.local.rpc.Call;
import io.kiln.local.testing.CloudUnderTest;
import io.kiln.local.testing.DocumentedBy;
import io.kiln.local.testing.FakeMachines;
import io.kiln.local.testing.Furnished;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalCloudTest {
  @RegisterExtension final CloudUnderTest cloud = new CloudUnderTest();

  @Test
  void aHomeBelongsToOneProcess() {
    assertThatThrownBy(
            () -> LocalCloud.open(cloud.home(), LocalCloudOptions.with(new FakeMachines())))
        .isInstanceOfSatisfying(
            HomeInUse.class,
            e -> assertThat(e.owner().pid()).isEqualTo(ProcessHandle.current().pid()))
        .hasMessageContaining("is in use by process");
  }

  @Test
  void everythingIsThereAgainInTheNextProcess() throws Exception {
    Furnished place = Furnished.in(cloud);
    String running = place.running();
    String pending = cloud.ask(place.order()).getInstanceIdSets().get(0);

    cloud.reopen();

    assertThat(place.state(running)).isEqualTo("Running");
    assertThat(cloud.cloud().reach(publicIp(place, running), 22).getPort()).isEqualTo(20022);
    cloud.settle();
    assertThat(place.state(pending)).isEqualTo("Running");
  }

  @Test
  void aMachineThatWasLostIsStartedAgainAndOneThatIsNobodysIsDestroyed() throws Exception {
    Furnished place = Furnished.in(cloud);
    String running = place.running();
    cloud.machines().loseAll();
    cloud.machines().start(new MachineSpec("i-nobodys", List.of(), "host", "127.0.0.9", List.of()));

    cloud.reopen();
    cloud.settle();

    assertThat(place.state(running)).isEqualTo("Running");
    assertThat(cloud.machines().machine(running).alive()).isTrue();
    assertThat(cloud.machines().known()).containsExactly(running);
  }

  @Test
  @DocumentedBy(page = "ecs-api.md 1.4", read = "2026-11")
  void theSameTokenMakesOneThingAlsoAcrossProcesses() throws Exception {
    CreateVpcRequest create = new CreateVpcRequest();
    create.setClientToken("token-1");
    String first = cloud.ask(create).getVpcId();

    cloud.reopen();
    String again = cloud.ask(create).getVpcId();
    create.setVpcName("another");

    assertThat(again).isEqualTo(first);
    assertThat(cloud.refusalOf(create).code()).isEqualTo("IdempotentParameterMismatch");
    assertThat(cloud.ask(new DescribeVpcsRequest()).getTotalCount()).isEqualTo(1);
  }

  @Test
  @DocumentedBy(page = "ecs-api.md 1.3", read = "2026-11")
  void aRequestLineOfFortySevenKilobytesPasses() throws Exception {
    Furnished place = Furnished.in(cloud);
    RunInstancesRequest order = place.order();
    byte[] script = new byte[24 * 1024];
    Arrays.fill(script, (byte) 0xff);
    order.setUserData(Base64.getEncoder().encodeToString(script));

    assertThat(cloud.ask(order).getInstanceIdSets()).hasSize(1);
  }

  @Test
  void theCallLogShowsWhatWasAskedWithoutSecrets() throws Exception {
    Furnished place = Furnished.in(cloud);
    RunInstancesRequest order = place.order();
    order.setPassword("S3cret-pass");
    order.setImageId("none");

    cloud.refusalOf(order);

    Call call = cloud.cloud().calls().of("RunInstances").get(0);
    assertThat(call.outcome().code()).isEqualTo("InvalidImageId.NotFound");
    assertThat(call.region()).isEqualTo(CloudUnderTest.REGION);
    assertThat(call.parameters())
        .containsEntry("Password", "***")
        .containsEntry("InstanceType", Furnished.TYPE)
        .doesNotContainKeys("Signature", "AccessKeyId");
  }

  @Test
  void whatIsNotEmulatedSaysSo() {
    CommonRequest request = new CommonRequest();
    request.setSysAction("CreateImagePipeline");

    assertThat(cloud.refusalOf(request, "2014-05-26").code()).isEqualTo("InvalidAction.NotFound");
    assertThat(cloud.refusalOf(request, "2014-05-26").message()).contains("does not emulate");
    request.setSysAction("RunInstances");
    assertThat(cloud.refusalOf(request, "2016-04-28").code()).isEqualTo("InvalidAction.NotFound");
    assertThat(cloud.refusalOf(request, "2099-01-01").code()).isEqualTo("InvalidVersion");
    request.setSysAction("CreateVSwitch");
    assertThat(cloud.refusalOf(request, "2016-04-28").code()).isEqualTo("MissingParameter");
  }

  @Test
  void anImageGoesOnBeingMadeInTheNextProcess() throws Exception {
    Furnished place = Furnished.in(cloud);
    String instance = place.stopped();
    CreateImageRequest create = new CreateImageRequest();
    create.setInstanceId(instance);
    create.setImageName("kept");
    String image = cloud.ask(create).getImageId();
    cloud.pass(Duration.ofSeconds(30));

    cloud.reopen();
    cloud.settle();

    assertThat(cloud.cloud().resources())
        .filteredOn(resource -> resource.id().equals(image))
        .extracting(Resource::state)
        .containsExactly("Available");
  }

  private static String publicIp(Furnished place, String instance) throws Exception {
    return place.shown(instance).get(0).getPublicIpAddress().get(0);
  }
}
