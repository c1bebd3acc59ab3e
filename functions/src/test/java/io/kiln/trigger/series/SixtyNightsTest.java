package io.kiln.trigger.series;

import static io.kiln.trigger.series.SeriesRig.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.trigger.series.Decision.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The decisions of sixty nights, with builds that are only pretended. */
class SixtyNightsTest {
  private static final String INDEX = "https://mirror.example/InRelease";
  private static final List<Integer> NEW_BASE = List.of(4, 25, 41);
  private static final List<Integer> NEW_SCRIPT = List.of(9, 33);
  private static final List<Integer> NEW_INDEX = List.of(6, 14, 25, 52);
  private static final int MISSED = 33;
  private static final int FAILING = 41;

  private final SeriesRig rig = new SeriesRig();

  @Test
  void runsOnTheRightNightsForTheRightReasons() {
    rig.quietly(
        "site/kiln.json",
        "{\"on_upload\":false,\"schedule\":{\"cron\":\"0 3 * * *\",\"watch\":[\""
            + INDEX
            + "\"]}}");
    rig.quietly("site/template.json", TEMPLATE);
    rig.put("site/run.sh", "echo 1");
    rig.pass(Duration.ofMinutes(2));
    Instant first = Instant.parse("2026-11-02T03:00:00Z");

    for (int night = 1; night <= 60; night++) {
      change(night);
      Instant at = first.plus(Duration.ofDays(night - 1));
      rig.at((night == MISSED ? at.plus(Duration.ofHours(9)) : at).toString());
    }

    SortedMap<Integer, String> expected = new TreeMap<>();
    expected.put(1, "SUCCEEDED it was never baked");
    expected.put(4, "SUCCEEDED base");
    expected.put(6, "SUCCEEDED index");
    expected.put(9, "SUCCEEDED the file run.sh was changed");
    expected.put(14, "SUCCEEDED index");
    expected.put(25, "SUCCEEDED base; index");
    expected.put(33, "SUCCEEDED the file run.sh was changed");
    expected.put(41, "FAILED base");
    expected.put(42, "FAILED base");
    // it rests for one night after two failures, for three after three
    expected.put(44, "FAILED base");
    expected.put(48, "SUCCEEDED base");
    expected.put(52, "SUCCEEDED index");
    assertThat(runs(first)).isEqualTo(expected);
    assertThat(rig.schedules().history("site", 1000))
        .filteredOn(decision -> decision.verdict() == Verdict.SKIPPED)
        .hasSize(60 - expected.size() + 3);
  }

  private void change(int night) {
    if (NEW_BASE.contains(night)) {
      rig.baseImage = "m-base-" + night;
    }
    if (NEW_INDEX.contains(night)) {
      rig.indexes.put(INDEX, IndexMark.builder().sha256("index " + night).build());
    }
    if (NEW_SCRIPT.contains(night)) {
      rig.put("site/run.sh", "echo " + night);
      rig.pass(Duration.ofMinutes(2));
    }
    boolean failing = night >= FAILING && night < FAILING + 4;
    rig.failure = failing ? "no balance" : "";
  }

  private SortedMap<Integer, String> runs(Instant first) {
    List<Decision> decisions = rig.schedules().history("site", 1000);
    SortedMap<Integer, String> runs = new TreeMap<>();
    for (int i = 0; i < decisions.size(); i++) {
      Decision decision = decisions.get(i);
      if (decision.verdict() == Verdict.STARTED) {
        String why =
            decision
                .why()
                .replaceAll("the base image of alicloud-ecs is \\S+ now, it was [^\\s;]+", "base")
                .replace(INDEX + " was changed", "index");
        int night = (int) Duration.between(first, decision.at()).toDays() + 1;
        runs.put(night, decisions.get(i - 1).verdict() + " " + why);
      }
    }
    return runs;
  }
}
