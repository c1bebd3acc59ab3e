package io.kiln.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.Cleanup;
import io.kiln.build.Endpoint;
import io.kiln.build.ResourceState;
import io.kiln.build.Result;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.cloud.NewVpc;
import io.kiln.local.fault.Effect.DropAfter;
import io.kiln.local.fault.Effect.Refuse;
import io.kiln.local.fault.Fault;
import io.kiln.local.fault.Faults;
import io.kiln.local.rpc.Call;
import io.kiln.template.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a build does when the cloud says no to its first choice, or nothing at all. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SecondChoiceIT {
  private static final Refuse SOLD_OUT =
      new Refuse(403, "OperationDenied.NoStock", "The resource is out of stock.");

  @TempDir Path home;
  private Laptop laptop;

  @BeforeEach
  void open() {
    laptop = new Laptop(home);
  }

  @AfterEach
  void close() {
    laptop.close();
  }

  @Test
  void aZoneThatIsSoldOutIsFollowedByTheNextAndThenByTheNextType() {
    laptop.cloud().faults().add(Fault.nth(1, "RunInstances", SOLD_OUT));
    laptop.cloud().faults().add(Fault.nth(2, "RunInstances", SOLD_OUT));
    laptop.cloud().faults().add(Fault.nth(3, "RunInstances", SOLD_OUT));

    Build end = bake(",\"instance_types\":[\"ecs.g6.large\"]");

    assertThat(end.failure()).isEmpty();
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    List<Call> runs = calls("RunInstances");
    assertThat(runs)
        .extracting(call -> call.parameters().get("InstanceType"))
        .containsExactly(
            "ecs.t5-c1m2.large", "ecs.t5-c1m2.large", "ecs.t5-c1m2.large", "ecs.g6.large");
    assertThat(runs)
        .extracting(call -> call.parameters().get("ZoneId"))
        .as("the type's zones, and no vSwitch more than there must be")
        .containsExactly("cn-shenzhen-c", "cn-shenzhen-d", "cn-shenzhen-e", "cn-shenzhen-e");
    assertThat(calls("CreateVSwitch")).hasSize(3);
  }

  @Test
  void theVSwitchOfEachZoneThatWasTriedIsDeletedAndProvenGone() {
    laptop.cloud().faults().add(Fault.nth(1, "RunInstances", SOLD_OUT));
    laptop.cloud().faults().add(Fault.nth(2, "CreateVSwitch", new DropAfter()));
    laptop.cloud().faults().add(Fault.nth(1, "StopInstance", new Refuse(403, "Forbidden", "No.")));

    Build end = bake("");

    assertThat(end.result()).contains(Result.FAILED);
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(end.ledger().resources())
        .filteredOn(resource -> resource.kind().equals("vswitch"))
        .hasSize(2)
        .allMatch(resource -> resource.state() == ResourceState.GONE)
        .allMatch(resource -> resource.proof().isPresent());
    assertThat(laptop.cloud().resources()).isEmpty();
  }

  @Test
  void whereTheTemplateNamesTheZoneOnlyItsTypesAreTried() {
    laptop.cloud().faults().add(Fault.nth(1, "RunInstances", SOLD_OUT));

    Build end = bake(",\"zone_id\":\"cn-shenzhen-e\",\"instance_types\":[\"ecs.g6.large\"]");

    assertThat(end.failure()).isEmpty();
    assertThat(calls("CreateVSwitch")).hasSize(1);
    assertThat(calls("RunInstances"))
        .extracting(call -> call.parameters().get("InstanceType"))
        .containsExactly("ecs.t5-c1m2.large", "ecs.g6.large");
  }

  @Test
  void withoutAnyStockTheBuildFails() {
    laptop.cloud().faults().add(Faults.named("no-stock").orElseThrow());

    Build end = bake("");

    assertThat(end.failure().orElseThrow().message()).contains("OperationDenied.NoStock");
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
  }

  @Test
  void aBlockThatSomebodyTookMeanwhileIsFollowedByAnother() throws InterruptedException {
    Refuse taken = new Refuse(400, "InvalidCidrBlock.Overlapped", "It overlaps with another.");
    laptop.cloud().faults().add(Fault.nth(1, "CreateVSwitch", taken));
    String vpc = vpc();

    Build end = bake(",\"vpc_id\":\"" + vpc + "\"");

    assertThat(end.failure()).isEmpty();
    assertThat(calls("CreateVSwitch")).hasSize(2).last().matches(Call::succeeded);
  }

  @Test
  void everyLostAnswerIsFoundOutAlsoThoseOfCopiesAndShares() {
    laptop.cloud().faults().add(Faults.named("answers-lost").orElseThrow());

    Build end =
        bake(
            ",\"image_copy_regions\":[\"cn-beijing\",\"cn-hangzhou\"],"
                + "\"target_image_family\":\"ours\",\"tags\":{\"a\":1},"
                + "\"image_share_account\":[\"2234567890123456\"],"
                + "\"image_unshare_account\":[\"3234567890123456\"]");

    assertThat(end.failure()).isEmpty();
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(end.imageIds()).hasSize(3);
    assertThat(laptop.cloud().resources())
        .extracting(r -> r.type())
        .containsExactlyInAnyOrder("image", "image", "image", "snapshot", "snapshot", "snapshot");
  }

  private String vpc() throws InterruptedException {
    Endpoint here = Endpoint.of(laptop.cloud().ecsEndpoint());
    try (Cloud cloud =
        Cloud.of(
            Credentials.of("local", Secret.of("no-secret-at-all")),
            Endpoints.standard().withEcs(here).withVpc(here))) {
      String id =
          cloud
              .vpcs()
              .create(
                  NewVpc.builder()
                      .region("cn-shenzhen")
                      .name("theirs")
                      .cidr("10.0.0.0/8")
                      .token("v")
                      .build());
      laptop.cloud().clock().sleep(Duration.ofSeconds(10));
      return id;
    }
  }

  private Build bake(String options) {
    return laptop.drive(
        laptop.submit(
            "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
                + "\"image_name\":\"second\",\"communicator\":\"none\","
                + "\"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
                + "\"instance_type\":\"ecs.t5-c1m2.large\""
                + options
                + "}]}"));
  }

  private List<Call> calls(String action) {
    return laptop.cloud().calls().all().stream().filter(c -> c.action().equals(action)).toList();
  }
}
