package io.kiln.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.CreateImageRequest;
import com.aliyuncs.ecs.model.v20140526.CreateVpcRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeImagesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeVpcsRequest;
import io.kiln.local.fault.Effect.DropBefore;
import io.kiln.local.fault.Effect.Refuse;
import io.kiln.local.testing.CloudUnderTest;
import io.kiln.local.testing.Furnished;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
  @RegisterExtension final CloudUnderTest cloud = new CloudUnderTest();

  @Test
  void anEmptyAccountIsNamedAsTheCloudNamesIt() throws Exception {
    Furnished place = Furnished.in(cloud);
    strike("no-balance");

    CloudUnderTest.Refusal refusal = cloud.refusalOf(place.order());

    assertThat(refusal.code()).isEqualTo("InvalidAccountStatus.NotEnoughBalance");
    assertThat(refusal.message()).contains("Your account does not have enough balance.");
  }

  @Test
  void theFirstCallOfEachActionIsThrottled() throws Exception {
    strike("throttling");

    assertThat(cloud.refusalOf(new CreateVpcRequest()).code()).isEqualTo("Throttling");
    assertThat(cloud.refusalOf(new DescribeVpcsRequest()).code()).isEqualTo("Throttling");
    assertThat(cloud.ask(new DescribeVpcsRequest()).getTotalCount()).isZero();
  }

  @Test
  void aLostAnswerHasHadItsEffectAndTheTokenFindsIt() throws Exception {
    strike("answers-lost");
    CreateVpcRequest create = new CreateVpcRequest();
    create.setClientToken("lost");

    assertThat(cloud.refusalOf(create).code()).startsWith("SDK.");
    String id = cloud.ask(create).getVpcId();

    assertThat(cloud.ask(new DescribeVpcsRequest()).getVpcs())
        .singleElement()
        .satisfies(vpc -> assertThat(vpc.getVpcId()).isEqualTo(id));
  }

  @Test
  void aCallDroppedBeforeItsEffectHasNone() throws Exception {
    cloud.cloud().faults().add(Fault.nth(1, "CreateVpc", new DropBefore()));

    assertThat(cloud.refusalOf(new CreateVpcRequest()).code()).startsWith("SDK.");

    assertThat(cloud.ask(new DescribeVpcsRequest()).getTotalCount()).isZero();
  }

  @Test
  void theNthCallAloneIsStruck() throws Exception {
    Fault second = Fault.nth(2, "Create*", new Refuse(403, "QuotaExceed.Vpc", "no more"));
    cloud.cloud().faults().add(second);

    cloud.ask(new CreateVpcRequest());
    assertThat(cloud.refusalOf(new CreateVpcRequest()).code()).isEqualTo("QuotaExceed.Vpc");
    cloud.ask(new CreateVpcRequest());

    assertThat(cloud.ask(new DescribeVpcsRequest()).getTotalCount()).isEqualTo(2);
  }

  @Test
  void anImageCanFail() throws Exception {
    Furnished place = Furnished.in(cloud);
    strike("image-failed");
    CreateImageRequest create = new CreateImageRequest();
    create.setInstanceId(place.stopped());
    create.setImageName("failing");
    cloud.ask(create);
    cloud.settle();
    DescribeImagesRequest describe = new DescribeImagesRequest();
    describe.setStatus("CreateFailed");

    assertThat(cloud.ask(describe).getImages()).hasSize(1);
  }

  @Test
  void aSilentInstanceRunsWithoutAnybodyListening() throws Exception {
    strike("ssh-silent");
    Furnished place = Furnished.in(cloud);

    String id = place.running();

    String ip = place.shown(id).get(0).getPublicIpAddress().get(0);
    assertThat(place.state(id)).isEqualTo("Running");
    assertThat(cloud.cloud().reach(ip, 22).getPort()).isEqualTo(22);
    assertThat(cloud.machines().known()).isEmpty();
  }

  @Test
  void anInstanceCanBeTakenAway() throws Exception {
    strike("instance-gone");
    Furnished place = Furnished.in(cloud);
    String id = cloud.ask(place.order()).getInstanceIdSets().get(0);
    cloud.pass(Duration.ofSeconds(25));
    assertThat(place.state(id)).isEqualTo("Running");

    cloud.pass(Duration.ofSeconds(30));

    assertThat(place.shown(id)).isEmpty();
  }

  @Test
  void everyNameHasADescriptionAndStrikesSomething() {
    assertThat(Faults.names())
        .allSatisfy(
            named -> {
              assertThat(named.description()).isNotBlank();
              assertThat(named.rules().size() + named.troubles().size()).isPositive();
              assertThat(Faults.named(named.name())).contains(named);
            });
    assertThat(Faults.named("none")).isEmpty();
  }

  private void strike(String name) {
    cloud.cloud().faults().add(Faults.named(name).orElseThrow());
  }
}
