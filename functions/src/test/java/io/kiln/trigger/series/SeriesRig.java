package io.kiln.trigger.series;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.Entry;
import io.kiln.build.JobProgress;
import io.kiln.build.Json;
import io.kiln.build.Outcome;
import io.kiln.build.Recipe;
import io.kiln.build.StateMachine;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.build.Workbench;
import io.kiln.store.Store;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Template;
import io.kiln.template.TemplateFiles;
import io.kiln.template.TemplateInput;
import io.kiln.trigger.Submit;
import io.kiln.trigger.Tick;
import io.kiln.trigger.UnderWay;
import io.kiln.trigger.notice.Notices;
import io.kiln.trigger.upload.Upload;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A bucket, a clock, builds of one step; and people who put things there. */
final class SeriesRig {
  static final String TEMPLATE =
      "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
          + "\"image_name\":\"site\",\"ssh_username\":\"root\","
          + "\"source_image\":\"ubuntu\",\"instance_type\":\"ecs.t5-c1m2.large\","
          + "\"io_optimized\":\"true\"}],"
          + "\"provisioners\":[{\"type\":\"shell\",\"script\":\"run.sh\"}]}";

  Instant now = Instant.parse("2026-11-01T12:00:00Z");
  final Clock clock = new Moving();
  final TimedBucket bucket = new TimedBucket(clock);
  final Store store = new Store(bucket, new SecureRandom());
  final List<BuildId> started = new ArrayList<>();
  final Map<String, IndexMark> indexes = new java.util.TreeMap<>();
  String baseImage = "m-base-1";

  /** Why the base image can't be found; empty when it can. */
  String noBaseImage = "";

  String failure = "";
  boolean slow;
  int deaths;
  int maxBuilds = 5;

  private final class Moving extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  Looks looks() {
    SeriesBooks books = new SeriesBooks(store, clock);
    Outcomes outcomes = new Outcomes(store);
    Notices notices = new Notices(store.outbox(), true);
    Starting starting = new Starting(builder -> source(), (addresses, known) -> look(addresses));
    Submit submit = new Submit(store, id -> new Bench(), "test", clock);
    List<Concern> concerns =
        List.of(
            new FollowRun(store, submit, started::add, new Settle(outcomes), SeriesRig::builderOf),
            new TakeSchedule(),
            new TakeUpload(starting, outcomes),
            new KeepSchedule(starting, new UnderWay(store), maxBuilds));
    Keeper keeper =
        new Keeper(
            books,
            name -> Upload.of(store.uploads(), name, false),
            concerns,
            new PageTelling(outcomes, notices),
            clock);
    return new Looks(store, books, keeper, notices, clock);
  }

  private static EcsBuilder builderOf(Bundle bundle) {
    TemplateInput input =
        TemplateInput.builder()
            .name(bundle.templateName())
            .text(bundle.templateText())
            .startedAt(bundle.startedAt())
            .templateDir(bundle.templateDir())
            .workingDir(bundle.workingDir())
            .seed(bundle.seed())
            .files(new AnyFile())
            .build();
    return Template.evaluate(input).builders().get(0);
  }

  private static final class AnyFile implements TemplateFiles {
    @Override
    public boolean isFile(String path) {
      return true;
    }

    @Override
    public boolean isFolder(String path) {
      return false;
    }
  }

  private String source() {
    if (!noBaseImage.isEmpty()) {
      throw StepFailure.refused(noBaseImage);
    }
    return baseImage;
  }

  private Map<String, IndexMark> look(List<String> addresses) {
    return addresses.stream().collect(Collectors.toMap(a -> a, this::mark));
  }

  private IndexMark mark(String address) {
    return indexes.getOrDefault(address, IndexMark.builder().sha256("first").build());
  }

  Schedules schedules() {
    return new Schedules(store, clock);
  }

  Series series(String name) {
    return schedules().find(name).orElseThrow();
  }

  Decision decision(String name) {
    return series(name).decision();
  }

  List<Decision.Verdict> verdicts(String name) {
    List<Decision.Verdict> verdicts =
        schedules().history(name, 1000).stream()
            .map(Decision::verdict)
            .collect(Collectors.toCollection(ArrayList::new));
    java.util.Collections.reverse(verdicts);
    return verdicts;
  }

  /** Puts a file, and lets its event come. */
  void put(String path, String content) {
    quietly(path, content);
    event("templates/" + path);
  }

  /** Puts a file whose event is not delivered. */
  void quietly(String path, String content) {
    bucket.put("templates/" + path, content.getBytes(UTF_8));
  }

  void event(String... keys) {
    looks().uploaded(List.of(keys));
  }

  /** Time passes; each minute the timer fires, and builds are driven. */
  void pass(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      Instant next = now.plusSeconds(60);
      now = next.isAfter(end) ? end : next;
      Object unusedReport = new Tick(store, machine(), clock).run();
      looks().round();
    }
  }

  /** Nothing runs in this time. */
  void downtime(Duration time) {
    now = now.plus(time);
  }

  /** Straight to that moment, and one round there; for tests of many nights. */
  void at(String moment) {
    now = Instant.parse(moment);
    looks().round();
    pass(Duration.ofMinutes(3));
  }

  Build build(BuildId id) {
    return store.journal().latest(id, 0).map(Entry::state).orElseThrow();
  }

  JsonNode result(String path) {
    return Json.read(bucket.get("results/" + path).orElseThrow(), JsonNode.class);
  }

  Set<String> results(String name) {
    return bucket.list("results/" + name + "/").stream()
        .map(key -> key.substring(("results/" + name + "/").length()))
        .collect(Collectors.toSet());
  }

  StateMachine machine() {
    return new StateMachine(store, id -> new Bench(), clock, () -> UUID.randomUUID().toString());
  }

  /** A recipe of one step, which bakes, fails, waits, or dies before it begins. */
  private final class Bench implements Workbench, Step {
    @Override
    public Recipe recipe() {
      if (deaths > 0) {
        deaths--;
        throw new IllegalStateException("killed");
      }
      return new Recipe(List.of(this), List.of(), List.of());
    }

    @Override
    public String mask(String text) {
      return text;
    }

    @Override
    public void close() {}

    @Override
    public String name() {
      return "provision-0";
    }

    @Override
    public Outcome run(Build build) {
      if (slow) {
        return Outcome.wait(
            build, Outcome.Wait.of("a slow cloud", Duration.ofSeconds(30), Duration.ofMinutes(10)));
      }
      if (!failure.isEmpty() && build.job().isEmpty()) {
        return Outcome.record(build.withJob(JobProgress.begin(0, 0, now)));
      }
      if (!failure.isEmpty()) {
        throw StepFailure.refused(failure);
      }
      return Outcome.done(
          build
              .withSourceImageId(baseImage)
              .withImageIds(Map.of(build.region(), "m-" + build.id())));
    }
  }
}
