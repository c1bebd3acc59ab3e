package io.kiln.tests.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.local.fault.Effect;
import io.kiln.local.fault.Fault;
import io.kiln.trigger.SweepReport;
import io.kiln.trigger.Swept;
import io.kiln.trigger.Swept.Fate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SweepIT {
  private static final String HERE = "cn-shenzhen";
  private static final String THERE = "cn-hangzhou";

  @TempDir Path home;
  private Yard yard;

  @BeforeEach
  void open() {
    yard = new Yard(home);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  @Test
  void ofTwoHundredThingsExactlyThoseOfDeadBuildsGo() {
    yard.over("dead-here");
    yard.over("dead-there");
    yard.underWay("live");
    yard.leftStanding("standing");
    List<String> dead = new ArrayList<>();
    dead.addAll(yard.litter(HERE, Yard.tags("dead-here"), 10, 15));
    dead.addAll(yard.litter(THERE, Yard.tags("dead-there"), 10, 15));
    yard.litter(HERE, Yard.tags("live"), 8, 5);
    yard.litter(THERE, Yard.tags("standing"), 8, 5);
    yard.litter(HERE, Yard.tags("nobody-knows"), 8, 5);
    yard.litter(HERE, Map.of(), 10, 5);
    yard.litter(THERE, Map.of("owner", "somebody"), 10, 5);
    yard.litter(THERE, Map.of("kiln:stack", "another", Build.TEMPORARY, "true"), 10, 5);
    List<String> before = yard.ids();
    assertThat(before).hasSizeGreaterThanOrEqualTo(200).containsAll(dead);
    yard.pass(Duration.ofHours(2));

    SweepReport dry = yard.sweep().run(true);
    assertThat(yard.ids()).isEqualTo(before);
    SweepReport report = yard.sweep().run(false);

    assertThat(dry.things())
        .filteredOn(thing -> thing.fate() == Fate.WOULD_DELETE)
        .extracting(Swept::id)
        .containsExactlyInAnyOrderElementsOf(dead);
    assertThat(yard.ids())
        .containsExactlyElementsOf(before.stream().filter(id -> !dead.contains(id)).toList());
    assertThat(report.things())
        .filteredOn(thing -> thing.fate() == Fate.DELETED)
        .allSatisfy(
            thing -> assertThat(thing.proof()).matches("Describe\\w+ " + thing.id() + ": none .*"))
        .extracting(Swept::id)
        .containsExactlyInAnyOrderElementsOf(dead);
    assertThat(report.things())
        .filteredOn(thing -> thing.build().equals("nobody-knows"))
        .hasSize(22)
        .allMatch(thing -> thing.fate() == Fate.UNKNOWN);
    assertThat(report.troubles()).isEmpty();
  }

  @Test
  void whatCantBeDeletedIsLeftWithTheReason() {
    yard.over("dead");
    yard.litter(HERE, Yard.tags("dead"), 2, 1);
    yard.pass(Duration.ofHours(2));
    yard.local()
        .faults()
        .add(Fault.each("DeleteSecurityGroup", new Effect.Refuse(403, "Forbidden.RAM", "No.")));

    SweepReport report = yard.sweep().run(false);

    assertThat(report.count(Fate.LEFT)).as("the groups, and what they stand in").isEqualTo(3);
    assertThat(report.things())
        .filteredOn(thing -> thing.kind().equals("securitygroup"))
        .allSatisfy(thing -> assertThat(thing.proof()).contains("Forbidden.RAM"));
  }

  @Test
  void throttledOrUnansweredItGoesOn() {
    yard.over("dead");
    List<String> dead = yard.litter(HERE, Yard.tags("dead"), 2, 2);
    yard.pass(Duration.ofHours(2));
    yard.local().faults().add(Fault.nth(1, "Delete*", new Effect.DropAfter()));
    yard.local().faults().add(Fault.nth(1, "Release*", throttled()));
    yard.local().faults().add(Fault.nth(2, "DescribeVpcs", throttled()));

    SweepReport report = yard.sweep().run(false);

    assertThat(report.count(Fate.DELETED)).isEqualTo(dead.size());
    assertThat(yard.ids()).isEmpty();
  }

  @Test
  void aRegionThatCantBeLookedAtIsNamedAndTheOthersAreSwept() {
    yard.over("dead");
    yard.litter(HERE, Yard.tags("dead"), 1, 1);
    yard.pass(Duration.ofHours(2));
    yard.local().faults().add(Fault.nth(1, "ListTagResources", throttled()));

    SweepReport report = yard.sweep().run(false);

    assertThat(report.troubles()).hasSize(1);
    assertThat(yard.ids()).isEmpty();
  }

  private static Effect throttled() {
    return new Effect.Refuse(400, "Throttling.User", "Request was denied.");
  }
}
