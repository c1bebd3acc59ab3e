package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kiln.local.rpc.Call;
import io.kiln.tests.NodeProject;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's Node SDK, which nobody here wrote, works with the local cloud as it comes. */
@Tag("slow")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
final class NodeSdkIT {
  @TempDir Path folder;

  @Test
  void theNodeSdkListsRunsDescribesAndDeletes() throws Exception {
    NodeProject project = NodeProject.installed();

    try (CloudUp cloud = CloudUp.in(folder)) {
      String said =
          project.run(
              "round.js",
              cloud.authority(),
              "cn-shenzhen",
              Templates.SEED_IMAGE,
              "ecs.t5-c1m2.large");

      JsonNode seen = new ObjectMapper().readTree(said);
      assertThat(seen.get("regions")).anyMatch(region -> region.asText().equals("cn-shenzhen"));
      assertThat(seen.get("image").asText()).isEqualTo(Templates.SEED_IMAGE);
      assertThat(seen.get("address").asText()).startsWith("127.");
      assertThat(seen.get("tags").toString()).contains("made-by", "node");
      assertThat(seen.get("stopped").asText()).isEqualTo("Stopped");
      assertThat(seen.get("refusal").get("code").asText()).isEqualTo("InvalidInstanceId.NotFound");
      assertThat(cloud.calls())
          .filteredOn(call -> call.parameters().containsValue(seen.get("instance").asText()))
          .extracting(Call::action)
          .contains("StopInstance", "DeleteInstance");
      assertThat(cloud.endsWith()).isEmpty();
      assertThat(cloud.kiln().machines()).isEmpty();
    }
  }
}
