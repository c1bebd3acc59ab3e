package io.kiln.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.Cleanup;
import io.kiln.build.Result;
import io.kiln.local.Resource;
import io.kiln.local.fault.Faults;
import io.kiln.local.rpc.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Packer's plugin does wrong, done right; one test each. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PluginBugsIT {
  private static final String COPIES =
      ",\"image_copy_regions\":[\"cn-beijing\"],\"image_copy_names\":[\"far\"],\"tags\":{\"a\":1}";

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
  void anIdIsInTheLedgerBeforeTheFirstLookAtTheThing() {
    laptop.cloud().faults().add(Faults.named("image-failed").orElseThrow());

    Build end = bake("");

    assertThat(end.result()).contains(Result.FAILED);
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(laptop.cloud().resources()).isEmpty();
  }

  @Test
  void anImageThatFailsFailsTheBuildAtOnce() {
    laptop.cloud().faults().add(Faults.named("image-failed").orElseThrow());

    Build end = bake("");

    Call created = calls("CreateImage").get(0);
    assertThat(end.failure().orElseThrow().message()).contains("CreateFailed");
    assertThat(Duration.between(created.time(), end.endedAt().orElseThrow()))
        .isLessThan(Duration.ofMinutes(15));
  }

  @Test
  void namesOfCopiesNeedNoKeysOfCopies() {
    Build end = bake(COPIES + ",\"image_encrypted\":true");

    assertThat(end.failure()).isEmpty();
    assertThat(end.imageIds()).containsKeys("cn-shenzhen", "cn-beijing");
  }

  @Test
  void copiesAreAwaitedAndTagged() {
    Build end = bake(COPIES);

    assertThat(end.failure()).isEmpty();
    Resource copy = resource(end.imageIds().getOrDefault("cn-beijing", ""));
    assertThat(copy.state()).isEqualTo("Available");
    assertThat(copy.name()).isEqualTo("far");
    assertThat(copy.tags()).containsEntry("a", "1").doesNotContainKey("kiln:temporary");
  }

  @Test
  void aCopyIsSharedWhenItIsReady() {
    Build end = bake(COPIES + ",\"image_share_account\":[\"2234567890123456\"]");

    Call copied = calls("CopyImage").get(0);
    Call shared =
        calls("ModifyImageSharePermission").stream()
            .filter(call -> call.region().equals("cn-beijing"))
            .findFirst()
            .orElseThrow();
    assertThat(end.failure()).isEmpty();
    assertThat(Duration.between(copied.time(), shared.time()))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(35));
  }

  @Test
  void theOldImagesOfAllRegionsGoWhenTheNewOnesAreThere() {
    Build old = bake(COPIES);

    Build end = bake(COPIES + ",\"image_force_delete\":true");

    assertThat(end.failure()).isEmpty();
    assertThat(end.imageIds().values()).doesNotContainAnyElementsOf(old.imageIds().values());
    int lastCopy = index("CopyImage");
    int firstDelete = firstIndex("DeleteImage");
    assertThat(firstDelete).isGreaterThan(lastCopy);
    assertThat(laptop.cloud().resources())
        .filteredOn(r -> r.type().equals("image"))
        .extracting(Resource::name)
        .containsExactlyInAnyOrder("bug", "far");
  }

  @Test
  void theSecurityGroupLetsInOnePort() {
    Build end = bake(",\"communicator\":\"ssh\",\"ssh_username\":\"root\"");

    assertThat(end.failure()).isEmpty();
    assertThat(calls("AuthorizeSecurityGroup"))
        .singleElement()
        .satisfies(call -> assertThat(call.parameters()).containsEntry("PortRange", "22/22"));
    assertThat(calls("AuthorizeSecurityGroupEgress")).isEmpty();
  }

  @Test
  void theSourceFamilyIsResolvedOnce() {
    Build end = bake(",\"source_image\":null,\"image_family\":\"acs:ubuntu_18_04_x64\"");

    assertThat(end.failure()).isEmpty();
    assertThat(calls("DescribeImageFromFamily")).hasSize(1);
    assertThat(calls("RunInstances").get(0).parameters())
        .containsEntry("ImageId", end.sourceImageId().orElseThrow())
        .doesNotContainKey("ImageFamily");
  }

  @Test
  void aCopyThatTakesTooLongEndsTheBuildByTheTemplatesTimeout() {
    Build end = bake(COPIES + ",\"wait_copying_image_ready_timeout\":\"600\"");

    assertThat(end.failure().orElseThrow().message())
        .contains("wait_copying_image_ready_timeout is 600 s");
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(laptop.cloud().resources()).isEmpty();
  }

  @Test
  void anImageThatTakesTooLongEndsTheBuildByTheTemplatesTimeout() {
    Build end = bake(",\"wait_snapshot_ready_timeout\":\"30\"");

    assertThat(end.failure().orElseThrow().message())
        .contains("wait_snapshot_ready_timeout is 30 s");
    assertThat(laptop.cloud().resources()).isEmpty();
  }

  private Build bake(String options) {
    String template =
        "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
            + "\"image_name\":\"bug\",\"communicator\":\"none\","
            + "\"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
            + "\"instance_type\":\"ecs.t5-c1m2.large\"";
    for (String option : new String[] {"communicator", "source_image"}) {
      if (options.contains("\"" + option + "\"")) {
        template = template.replaceAll(",\"" + option + "\":\"[^\"]*\"", "");
      }
    }
    return laptop.drive(laptop.submit(template + options + "}]}"));
  }

  private List<Call> calls(String action) {
    return laptop.cloud().calls().all().stream().filter(c -> c.action().equals(action)).toList();
  }

  private int index(String action) {
    return laptop.cloud().calls().all().lastIndexOf(calls(action).get(calls(action).size() - 1));
  }

  private int firstIndex(String action) {
    return laptop.cloud().calls().all().indexOf(calls(action).get(0));
  }

  private Resource resource(String id) {
    return laptop.cloud().resources().stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
