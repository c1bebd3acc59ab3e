package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.rpc.Call;
import io.kiln.local.rpc.CallLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's own template: baked, refused while its image is there, replaced when forced. */
final class SeedIT {
  private static final String SEED = Checkout.example("seed/alicloud.json");

  @TempDir Path folder;
  private KilnProcess kiln;

  @BeforeEach
  void open() {
    kiln = KilnProcess.in(folder);
  }

  @AfterEach
  void close() {
    kiln.close();
  }

  @Test
  void theSeedBakesIsRefusedAndIsReplaced() {
    String first = kiln.run("build", SEED).exits(0).image();
    assertThat(kiln.run("images").exits(0).out()).contains("cus_image", first, "tag_key=tag_value");
    onlyAnImageAndItsSnapshotAreLeft();

    assertThat(callsOf(() -> isRefusedNaming(first))).noneMatch(SeedIT::changes);

    List<Call> forced = callsOf(() -> replaces(first));
    assertThat(forced.stream().filter(SeedIT::changes).map(Call::action))
        .containsSubsequence("CreateImage", "ModifyImageAttribute", "DeleteImage");
    oneOfThemIsThereAllTheTime(forced, first);
    onlyAnImageAndItsSnapshotAreLeft();
  }

  private void isRefusedNaming(String image) {
    assertThat(kiln.run("build", SEED).exits(1).out()).contains("cus_image", image);
  }

  private void replaces(String old) {
    String replacement = kiln.run("build", "-force", SEED).exits(0).image();
    assertThat(replacement).isNotEqualTo(old);
    assertThat(kiln.run("images").out()).contains("cus_image", replacement).doesNotContain(old);
  }

  /** The old image goes by its own id, after the new one was made and has the name. */
  private static void oneOfThemIsThereAllTheTime(List<Call> calls, String old) {
    Call deletion =
        calls.stream()
            .filter(call -> call.action().equals("DeleteImage"))
            .findFirst()
            .orElseThrow();
    assertThat(deletion.parameters()).containsEntry("ImageId", old);
    List<Call> before = calls.subList(0, calls.indexOf(deletion));
    Call naming =
        before.stream()
            .filter(call -> "cus_image".equals(call.parameters().get("ImageName")))
            .filter(call -> call.action().equals("ModifyImageAttribute"))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    assertThat(naming.parameters().get("ImageId")).isNotEqualTo(old);
    assertThat(naming.outcome().status()).isEqualTo(200);
  }

  private void onlyAnImageAndItsSnapshotAreLeft() {
    assertThat(kiln.run("ls").exits(0).out().lines().skip(1))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("image "))
        .anyMatch(line -> line.startsWith("snapshot "));
    assertThat(kiln.machines()).isEmpty();
  }

  private List<Call> callsOf(Runnable work) {
    CallLog log = new CallLog(kiln.home().resolve("calls.ndjson"));
    int before = log.all().size();
    work.run();
    return log.all().stream().skip(before).toList();
  }

  private static boolean changes(Call call) {
    return Set.of("Ecs", "Vpc").contains(call.product()) && !call.action().startsWith("Describe");
  }
}
