package io.kiln.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/deployed-surface.md has every endpoint and trigger, as template.yml deploys them. */
final class DeployedSurfaceTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "deployed-surface.md");
  private static final Path API = Path.of("..", "docs", "openapi.json");
  private static final String BEGIN = "<!-- drawn by DeployedSurfaceTest -->\n";
  private static final String END = "<!-- end -->";

  /** {@code -Dgolden.update=true} draws it anew. */
  @Test
  void theTableIsDrawnFromWhatIsDeployed() throws IOException {
    String text = Files.readString(DOCUMENT);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    String documented = text.substring(from, to);
    String drawn = Surface.of(Deployment.ours(), api());
    if (!documented.equals(drawn) && Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, text.substring(0, from) + drawn + text.substring(to));
    }

    assertThat(documented).isEqualTo(drawn);
  }

  @Test
  void aRightThatIsGivenAndATriggerThatIsAddedAreSeen() throws IOException {
    String drawn = Surface.of(Deployment.ours(), api());

    assertThat(Surface.of(Deployment.ours().with("[ecs:DeleteInstance]", "[ecs:Reboot]"), api()))
        .isNotEqualTo(drawn);
    assertThat(Surface.of(Deployment.ours().with("@every 1m", "@every 2m"), api()))
        .isNotEqualTo(drawn);
  }

  private static JsonNode api() throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(API));
  }
}
