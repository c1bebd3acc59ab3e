package io.kiln.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Result;
import io.kiln.local.Resource;
import io.kiln.local.fault.Faults;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole bakes over the wire, on real machines. */
class BakeIT {
  private static final String SEED =
      "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
          + "\"image_name\":\"cus_image\","
          + "\"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
          + "\"ssh_username\":\"root\",\"instance_type\":\"ecs.t5-c1m2.large\","
          + "\"internet_charge_type\":\"PayByTraffic\",\"io_optimized\":\"true\","
          + "\"tags\":{\"tag_key\":\"tag_value\"}}]";

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
  void theSeedBakesIntoAnImageAndLeavesNothing() {
    BuildId id = laptop.submit(SEED + "}");

    Build end = laptop.drive(id);

    assertThat(end.failure()).isEmpty();
    assertThat(end.result()).contains(Result.SUCCEEDED);
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(laptop.cloud().resources())
        .extracting(Resource::type)
        .containsExactlyInAnyOrder("image", "snapshot");
  }

  @Test
  void withoutMoneyEverythingIsDeletedAgain() {
    laptop.cloud().faults().add(Faults.named("no-balance").orElseThrow());
    BuildId id = laptop.submit(SEED + "}");

    Build end = laptop.drive(id);

    assertThat(end.result()).contains(Result.FAILED);
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(end.ledger().resources()).isNotEmpty();
    assertThat(laptop.cloud().resources()).isEmpty();
  }

  @Test
  void aScriptRunsOnTheMachineAndItsOutputIsShown() {
    BuildId id =
        laptop.submit(
            SEED
                + ",\"provisioners\":[{\"type\":\"shell\",\"inline\":[\"echo hello from $(id -un)\","
                + "\"echo oops >&2\",\"echo baked > /etc/baked\"]}]}");

    Build end = laptop.drive(id);

    assertThat(end.failure()).isEmpty();
    assertThat(laptop.log(id)).contains("hello from root", "oops");
  }

  @Test
  void aLastScriptMayClearTheTemporaryFolders() {
    BuildId id =
        laptop.submit(
            SEED
                + ",\"provisioners\":[{\"type\":\"shell\",\"inline\":[\"echo baking\"]},"
                + "{\"type\":\"shell\",\"inline\":[\"echo before\","
                + "\"rm -rf /tmp/* /tmp/.[!.]* /var/tmp/* /var/tmp/.[!.]*\","
                + "\"echo after\",\"sleep 1\",\"echo the end >&2\"]}]}");

    Build end = laptop.drive(id);

    assertThat(end.failure()).isEmpty();
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(laptop.log(id)).containsOnlyOnce("before").containsOnlyOnce("after");
    assertThat(laptop.log(id)).containsOnlyOnce("the end");
  }
}
