package io.kiln.trigger.series;

import static io.kiln.trigger.series.SeriesRig.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Result;
import io.kiln.trigger.series.Decision.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UploadTest {
  private final SeriesRig rig = new SeriesRig();

  @Test
  void repeatedAndShuffledEventsMakeOneBuild() {
    rig.quietly("site/template.json", TEMPLATE);
    rig.quietly("site/run.sh", "echo hello");
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      events.addAll(List.of("templates/site/run.sh", "templates/site/template.json"));
    }
    Collections.shuffle(events, new Random(7));

    for (String event : events) {
      rig.event(event);
      rig.pass(Duration.ofSeconds(13));
    }

    assertThat(rig.started).hasSize(1);
    assertThat(rig.build(rig.started.get(0)).result()).contains(Result.SUCCEEDED);
    assertThat(rig.verdicts("site"))
        .containsExactly(Verdict.WAITING, Verdict.STARTED, Verdict.SUCCEEDED);
  }

  @Test
  void theOutcomeComesBackBesideTheTemplate() {
    upload();

    String build = rig.started.get(0).toString();
    assertThat(rig.results("site"))
        .containsExactlyInAnyOrder(
            "status.json", build + "/log.txt", build + "/manifest.json", build + "/receipt.json");
    JsonNode manifest = rig.result("site/" + build + "/manifest.json");
    assertThat(manifest.path("images").path("cn-shenzhen").asText()).isEqualTo("m-" + build);
    assertThat(rig.result("site/status.json").path("verdict").asText()).isEqualTo("SUCCEEDED");
    assertThat(rig.store.origins().find(rig.started.get(0)).orElseThrow().via())
        .isEqualTo("upload");
  }

  @Test
  void aTemplateBeforeItsScriptWaitsForIt() {
    rig.put("site/template.json", TEMPLATE);
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.WAITING);
    assertThat(rig.decision("site").why()).contains("Bad script 'run.sh'");

    rig.put("site/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(2));

    assertThat(rig.started).hasSize(1);
    assertThat(rig.results("site")).noneMatch(path -> path.endsWith("errors.json"));
  }

  @Test
  void aScriptThatNeverComesIsAMistake() {
    rig.put("site/template.json", TEMPLATE);
    rig.pass(Duration.ofMinutes(7));

    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(rig.started).isEmpty();

    rig.put("site/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.started).hasSize(1);
  }

  @Test
  void filesThatKilnJsonNamesAreWaitedFor() {
    rig.put("site/kiln.json", "{\"files\":[\"data/big\"]}");
    rig.put("site/template.json", TEMPLATE);
    rig.put("site/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.started).isEmpty();
    assertThat(rig.decision("site").why()).contains("data/big");

    rig.put("site/data/big", "1");
    rig.pass(Duration.ofMinutes(2));

    assertThat(rig.started).hasSize(1);
  }

  @Test
  void aMistakeIsToldWithItsPlaceAndMendedByTheNextUpload() {
    rig.quietly("site/run.sh", "echo hello");
    rig.put("site/template.json", TEMPLATE.replace("instance_type", "instance_typ"));
    rig.pass(Duration.ofMinutes(2));

    String refusal = rig.decision("site").builds().get(0).toString();
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(rig.result("site/" + refusal + "/errors.json").path("errors").toString())
        .contains("instance_typ")
        .contains("\"line\":1")
        .contains("template.json");
    assertThat(rig.started).isEmpty();

    rig.put("site/template.json", TEMPLATE);
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.started).hasSize(1);
  }

  @Test
  void anOverwriteDuringABuildIsBakedAfterIt() {
    rig.slow = true;
    upload();
    assertThat(rig.started).hasSize(1);
    rig.put("site/run.sh", "echo other");
    rig.pass(Duration.ofMinutes(5));
    assertThat(rig.started).hasSize(1);
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.WAITING);

    rig.slow = false;
    rig.pass(Duration.ofMinutes(10));

    assertThat(rig.started).hasSize(2);
    assertThat(rig.verdicts("site"))
        .containsExactly(
            Verdict.WAITING,
            Verdict.STARTED,
            Verdict.WAITING,
            Verdict.SUCCEEDED,
            Verdict.STARTED,
            Verdict.SUCCEEDED);
    assertThat(rig.build(rig.started.get(1)).result()).contains(Result.SUCCEEDED);
  }

  @Test
  void theSameAgainBakesNothingButAfterAFailure() {
    upload();
    rig.put("site/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.started).hasSize(1);
    assertThat(rig.decision("site").why()).startsWith("nothing has changed since");

    rig.failure = "no stock";
    rig.put("site/run.sh", "echo more");
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.decision("site").why()).isEqualTo("no stock");
    rig.failure = "";
    rig.put("site/run.sh", "echo more");
    rig.pass(Duration.ofMinutes(2));

    assertThat(rig.started).hasSize(3);
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  @Test
  void backToAnOlderVersionIsANewBuild() {
    upload();
    rig.put("site/run.sh", "echo two");
    rig.pass(Duration.ofMinutes(2));
    rig.put("site/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(2));

    assertThat(rig.started).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void whoDiesAfterTheAnnouncementIsMadeUpForUnderTheSameName() {
    rig.quietly("site/template.json", TEMPLATE);
    rig.quietly("site/run.sh", "echo hello");
    rig.deaths = 1;
    rig.event("templates/site/run.sh");
    rig.pass(Duration.ofMinutes(1));
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.STARTED);
    assertThat(rig.started).isEmpty();

    rig.pass(Duration.ofMinutes(5));

    assertThat(rig.started).hasSize(1);
    assertThat(rig.decision("site").builds()).containsExactlyElementsOf(rig.started);
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  @Test
  void whatChangesBetweenDeathAndRepairIsAnnouncedAnew() {
    rig.quietly("site/template.json", TEMPLATE);
    rig.quietly("site/run.sh", "echo hello");
    rig.deaths = 1;
    rig.event("templates/site/run.sh");
    rig.pass(Duration.ofMinutes(1));
    // files are kept under the build already, but no document and no journal
    rig.put("site/run.sh", "echo other");
    rig.pass(Duration.ofMinutes(10));

    assertThat(rig.started).hasSize(2).doesNotHaveDuplicates();
    assertThat(rig.verdicts("site"))
        .containsExactly(
            Verdict.WAITING,
            Verdict.STARTED,
            Verdict.WAITING,
            Verdict.SUCCEEDED,
            Verdict.STARTED,
            Verdict.SUCCEEDED);
  }

  @Test
  void aZipIsTakenAtOnce() {
    rig.bucket.put(
        "templates/site.zip", zip("site/template.json", TEMPLATE, "site/run.sh", "echo hello"));
    rig.event("templates/site.zip");

    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.STARTED);
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  @Test
  void aZipThatLeadsOutsideIsRefused() {
    rig.bucket.put("templates/site/a.zip", zip("template.json", TEMPLATE, "../run.sh", "evil"));
    rig.event("templates/site/a.zip");

    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(rig.decision("site").why()).contains("'../run.sh'");
  }

  @Test
  void aKeyThatBelongsToNoTemplateIsAnsweredWithAWord() {
    assertThat(rig.looks().uploaded(List.of("templates/stray", "templates/b d/x")))
        .containsEntry("templates/stray", "it lies in no folder: templates/NAME/...")
        .hasSize(2);
    assertThat(rig.store.seriesNames()).isEmpty();
  }

  @Test
  void withoutOnUploadNothingBeginsAndThatIsSaid() {
    rig.quietly("site/kiln.json", "{\"on_upload\":false}");
    upload();

    assertThat(rig.started).isEmpty();
    assertThat(rig.decision("site").why()).contains("nothing bakes it: on_upload is false");
  }

  @Test
  void anUploadWhoseBaseImageIsNotThereIsRefusedOnceWithTheReason() {
    rig.noBaseImage = "no image 'ubuntu' in cn-shenzhen";
    rig.quietly("site/kiln.json", "{\"schedule\":{\"cron\":\"0 3 * * *\"}}");
    upload();
    rig.pass(Duration.ofMinutes(5));

    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(rig.result("site/status.json").path("why").asText())
        .contains("no image 'ubuntu' in cn-shenzhen");
    String refusal = rig.decision("site").builds().get(0).toString();
    assertThat(rig.result("site/" + refusal + "/errors.json").toString())
        .contains("template.json")
        .contains("no image 'ubuntu' in cn-shenzhen");
    assertThat(rig.verdicts("site")).containsOnlyOnce(Verdict.REFUSED);
    assertThat(rig.started).isEmpty();

    rig.noBaseImage = "";
    rig.put("site/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.started).hasSize(1);
  }

  private void upload() {
    rig.quietly("site/template.json", TEMPLATE);
    rig.put("site/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(2));
  }

  private static byte[] zip(String... files) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i += 2) {
        zip.putNextEntry(new java.util.zip.ZipEntry(files[i]));
        zip.write(files[i + 1].getBytes(java.nio.charset.StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
