package io.kiln.tests.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Result;
import io.kiln.local.LocalCloud;
import io.kiln.local.Resource;
import io.kiln.local.fc.ObjectEvent;
import io.kiln.local.machine.MachineHost;
import io.kiln.trigger.series.Decision.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A template that is put into the bucket is baked, and its outcome comes back there. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class UploadIT {
  private static final Path EXAMPLE = Path.of("..", "examples", "nginx");

  @Test
  void theExampleIsBakedOnceHoweverOftenAndInWhateverOrderItsEventsCome(@TempDir Path home) {
    try (Stand stand = new Stand(home, MachineHost.namespaces(home), Map.of())) {
      stand.put("templates/site/kiln.json", "{\"variables\":{\"install_nginx\":\"no\"}}");
      stand.putFolder("templates/site/", EXAMPLE);
      List<ObjectEvent> deliveries = twenty(stand.keys("templates/site/"));
      deliveries.subList(0, 10).forEach(stand.deployment()::happened);

      stand.await(
          "the image", () -> stand.isDecided("site") && stand.series("site").baked().isPresent());
      deliveries.subList(10, 20).forEach(stand.deployment()::happened);
      stand.rest();

      assertThat(stand.builds()).hasSize(1);
      BuildId build = stand.builds().get(0);
      assertThat(stand.build(build).result()).contains(Result.SUCCEEDED);
      assertThat(stand.build(build).cleanup()).contains(Cleanup.CLEAN);
      assertThat(stand.keys("results/site/"))
          .containsExactly(
              build + "/downloads/kiln_nginx.contents",
              build + "/log.txt",
              build + "/manifest.json",
              build + "/receipt.json",
              "status.json");
      assertThat(stand.json("results/site/" + build + "/manifest.json").at("/images/cn-shenzhen"))
          .hasToString('"' + stand.build(build).imageIds().get("cn-shenzhen") + '"');
      assertThat(stand.text("results/site/" + build + "/log.txt")).contains("Creating image");
      assertThat(stand.json("results/site/" + build + "/receipt.json").path("resources"))
          .isNotEmpty();
      assertThat(stand.json("results/site/status.json").path("verdict").asText())
          .isEqualTo("SUCCEEDED");
      assertThat(stand.cloud().resources())
          .extracting(Resource::type)
          .containsOnly("image", "snapshot");
      assertThat(stand.failures()).isEmpty();
    }
  }

  @Test
  void aMistakeComesBackAsErrorsAndTheMendedTemplateIsBaked(@TempDir Path home) {
    try (Stand stand = new Stand(home, MachineHost.namespaces(home), Map.of())) {
      String template = Templates.withScript("mended");
      stand.put("templates/site/run.sh", "echo hello");
      stand.put("templates/site/template.json", template.replace("region", "regoin"));
      stand.await(
          "the refusal",
          () ->
              stand.isDecided("site")
                  && stand.series("site").decision().verdict() == Verdict.REFUSED);

      String refusal = stand.series("site").decision().builds().get(0).toString();
      assertThat(stand.keys("results/site/"))
          .containsExactly(refusal + "/errors.json", "status.json");
      assertThat(stand.json("results/site/" + refusal + "/errors.json").path("errors").toString())
          .contains("regoin")
          .contains("region")
          .contains("\"file\":\"template.json\"");
      assertThat(stand.builds()).isEmpty();

      stand.put("templates/site/template.json", template);
      stand.await("the image", () -> stand.series("site").baked().isPresent());
      assertThat(stand.builds()).hasSize(1);
      assertThat(stand.failures()).isEmpty();
    }
  }

  /** Events of these keys, each several times, in no order. */
  private static List<ObjectEvent> twenty(List<String> keys) {
    List<ObjectEvent> events = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      events.add(event(keys.get(i % keys.size())));
    }
    Collections.shuffle(events, new Random(20));
    return events;
  }

  private static ObjectEvent event(String key) {
    return new ObjectEvent(
        "ObjectCreated:PutObject",
        "kiln-" + LocalCloud.ACCOUNT + "-" + LocalCloud.REGION,
        "templates/site/" + key,
        1,
        "etag");
  }
}
