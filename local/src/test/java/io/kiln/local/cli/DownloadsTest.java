package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Artifact;
import io.kiln.build.BuildId;
import io.kiln.store.FolderBucket;
import io.kiln.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build brought, laid into its caller's folder. */
class DownloadsTest {
  private static final BuildId BUILD = BuildId.of("b-abcdefghij");

  @TempDir private Path folder = Path.of("");
  private final Deliveries deliveries = new Deliveries();

  @Test
  void whatCannotBeWrittenIsToldAndKeepsNothingElseBack() throws IOException {
    Files.writeString(folder.resolve("a"), "no folder");
    Files.writeString(folder.resolve("m.json"), "{");
    Store store = store();
    bring(store, "a/b.txt", false);
    bring(store, "m.json", true);
    bring(store, "z/c.txt", false);

    new Downloads(store, deliveries).deliver(BUILD, folder);

    assertThat(folder.resolve("z").resolve("c.txt")).hasContent("{}");
    assertThat(folder.resolve("m.json")).hasContent("{");
    Callers said = Callers.in(folder);
    try (Screen screen = new Screen(said.caller(), false)) {
      assertThat(deliveries.told(screen.ui())).isFalse();
    }
    assertThat(said.said())
        .contains("Some downloads could not be written")
        .contains("b-abcdefghij: a/b.txt: " + folder.resolve("a") + " is there, and is no folder")
        .contains("b-abcdefghij: m.json: Unable to parse content");
  }

  @Test
  void onlyTheLastDeliveryCounts() throws IOException {
    Path obstacle = Files.writeString(folder.resolve("a"), "no folder");
    Store store = store();
    bring(store, "a/b.txt", false);
    Downloads downloads = new Downloads(store, deliveries);
    downloads.deliver(BUILD, folder);
    Files.delete(obstacle);

    downloads.deliver(BUILD, folder);

    try (Screen screen = new Screen(Callers.in(folder).caller(), false)) {
      assertThat(deliveries.told(screen.ui())).isTrue();
    }
    assertThat(folder.resolve("a").resolve("b.txt")).hasContent("{}");
  }

  private Store store() {
    return new Store(new FolderBucket(folder.resolve("store")), new SecureRandom());
  }

  private static void bring(Store store, String path, boolean manifest) {
    store.artifacts().put(BUILD, path, "{}".getBytes(UTF_8));
    Artifact artifact = Artifact.of(path, false, 0644);
    store.artifacts().describe(BUILD, artifact.withManifest(manifest));
  }
}
