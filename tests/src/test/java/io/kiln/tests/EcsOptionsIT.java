package io.kiln.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.template.option.EcsOptions;
import io.kiln.template.option.OptionSpec;
import io.kiln.template.option.OptionTable;
import io.kiln.tests.OptionRow.Says;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every option of the builder changes a request; WireMock in the wire shows which field. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@SuppressWarnings("NullAway.Init") // JUnit calls open first
class EcsOptionsIT {
  /** Those that change no request that a bake makes. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          // asks the metadata service, at its fixed address: KeysTest plays that
          "ram_role_name",
          // they end the waiting: PluginBugsIT has them
          "wait_snapshot_ready_timeout",
          "wait_copying_image_ready_timeout");

  private OptionBakes bakes;
  private List<Tap.Request> plain;
  private List<OptionRow> rows;

  @BeforeAll
  void open(@TempDir Path home) {
    bakes = new OptionBakes(home);
    plain = bakes.of("plain", Map.of());
    String snapshot =
        bakes.resources().stream()
            .filter(r -> r.type().equals("snapshot"))
            .findFirst()
            .orElseThrow()
            .id();
    rows = OptionRows.all(bakes.network(), snapshot);
  }

  @AfterAll
  void close() {
    bakes.close();
  }

  @TestFactory
  Stream<DynamicTest> everyOptionChangesTheWire() {
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.option() + " in " + row.action() + " " + row.field(), () -> check(row)));
  }

  @Test
  void noOptionIsForgotten() {
    Set<String> shown =
        rows.stream().map(OptionRow::option).collect(Collectors.toCollection(TreeSet::new));
    shown.addAll(AccessOptionsIT.options());
    shown.addAll(ELSEWHERE);

    assertThat(names(EcsOptions.BUILDER, row -> !row.name().matches(COMMUNICATOR)))
        .isSubsetOf(shown);
    assertThat(names(EcsOptions.DISK, row -> true)).isSubsetOf(shown);
  }

  /** The communicator's own, but for what the builder reads of them. */
  private static final String COMMUNICATOR =
      "(ssh_(?!private_ip).*|winrm_.*|communicator|pause_before_connecting|temporary_key_pair_.*)";

  private static Set<String> names(OptionTable table, Predicate<OptionSpec> which) {
    return table.rows().stream()
        .filter(row -> row.status() != OptionSpec.Status.REFUSED)
        .filter(which)
        .map(OptionSpec::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void check(OptionRow row) {
    List<Tap.Request> sent = bakes.of(row.bake().name(), row.bake().options());
    Predicate<Tap.Request> here = request -> request.action().equals(row.action());
    Predicate<Tap.Request> has =
        row.says() == Says.SENDS
            ? here.and(request -> fits(request.of(row.field()), row.value()))
            : here.and(r -> row.field().isEmpty() || !r.of(row.field()).isEmpty());

    assertThat(sent).as("the bake got anywhere").isNotEmpty();
    if (row.says() == Says.SENDS) {
      assertThat(sent).anyMatch(has);
      assertThat(plain).as("no plain bake sends it").noneMatch(has);
    } else {
      assertThat(bakes.end(row.bake().name())).as("how it ended").contains(row.value());
      assertThat(sent).noneMatch(has);
      boolean plainSends = row.option().equals("ssh_private_ip") || plain.stream().anyMatch(has);
      assertThat(plainSends).as("plain bakes send it").isTrue();
    }
  }

  private static boolean fits(String sent, String wanted) {
    return wanted.endsWith("*")
        ? sent.startsWith(wanted.substring(0, wanted.length() - 1))
        : sent.equals(wanted);
  }
}
