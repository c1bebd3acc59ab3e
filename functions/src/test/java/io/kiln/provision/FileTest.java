package io.kiln.provision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.CommunicatorFailure.Reason;
import io.kiln.template.FileProvisioner;
import io.kiln.template.FileProvisioner.Direction;
import io.kiln.template.problem.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class FileTest {
  @TempDir Path temp;
  private Path machine;
  private Rig rig;

  @BeforeEach
  void prepare() throws IOException {
    rig = new Rig(temp);
    machine = Files.createDirectories(temp.resolve("machine"));
  }

  private static FileProvisioner file(Direction direction, String source, String destination) {
    return FileProvisioner.builder()
        .type("file")
        .place(Place.of("template.json"))
        .pauseBefore(Duration.ZERO)
        .maxRetries(0)
        .addSources(source)
        .destination(destination)
        .direction(direction)
        .generated(false)
        .build();
  }

  private Build upload(String source, String destination) {
    return rig.with(file(Direction.UPLOAD, source, destination)).drive();
  }

  private Build download(String source, String destination) {
    return rig.with(file(Direction.DOWNLOAD, source, destination)).drive();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aFileIsUploadedWithItsMode() throws IOException {
    rig.files.add("tool", 0751, "content");

    upload("tool", machine + "/the tool");

    assertThat(machine.resolve("the tool")).hasContent("content");
    assertThat(mode(machine.resolve("the tool"))).isEqualTo("rwxr-x--x");
    assertThat(rig.log()).containsExactly("SAY: Uploading tool => " + machine + "/the tool");
  }

  @Test
  void aDestinationWithASlashKeepsTheName() {
    rig.files.add("some/tool", 0644, "content");

    upload("some/tool", machine + "/");

    assertThat(machine.resolve("tool")).hasContent("content");
  }

  @Test
  void aDestinationThatIsAFolderWithoutSlashIsRefused() {
    rig.files.add("tool", 0644, "content");

    Build end = upload("tool", machine.toString());

    assertThat(end.failure().orElseThrow().message())
        .isEqualTo("Upload failed: " + machine + ": Is a directory");
  }

  @Test
  void aDestinationThatCantBeWrittenIsRefused() {
    rig.files.add("tool", 0644, "content");

    Build end = upload("tool", machine + "/missing/tool");

    assertThat(end.failure().orElseThrow().message()).startsWith("Upload failed: ");
  }

  @Test
  void aLargeFileIsContinuedWhereItBroke() {
    byte[] content = new byte[20_000_001];
    new Random(1).nextBytes(content);
    rig.files.add("large", 0600, content);
    AtomicInteger commands = new AtomicInteger();
    rig.at(
        name -> {
          if (name.endsWith("command") && commands.incrementAndGet() % 5 == 0) {
            throw new CommunicatorFailure(Reason.LOST, "it broke", null);
          }
        });

    upload("large", machine + "/large");

    assertThat(machine.resolve("large")).hasBinaryContent(content);
    assertThat(machine).isDirectoryNotContaining("glob:**.part");
    assertThat(commands.get()).isLessThan(40);
  }

  @Test
  void anEmptyFileIsUploadedToo() {
    rig.files.add("empty", 0644, "");

    upload("empty", machine + "/empty");

    assertThat(machine.resolve("empty")).isEmptyFile();
  }

  @Test
  void aFolderGoesIntoOneThatIsThere() throws IOException {
    rig.files.add("site/index.html", 0644, "hello");
    rig.files.add("site/bin/run", 0755, "run");
    rig.files.addFolder("site/bin", 0555);
    rig.files.addFolder("site/empty", 0700);

    upload("site", machine.toString());

    assertThat(machine.resolve("site/index.html")).hasContent("hello");
    assertThat(mode(machine.resolve("site/bin"))).isEqualTo("r-xr-xr-x");
    assertThat(mode(machine.resolve("site/bin/run"))).isEqualTo("rwxr-xr-x");
    assertThat(mode(machine.resolve("site/empty"))).isEqualTo("rwx------");
    Files.setPosixFilePermissions(
        machine.resolve("site/bin"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void aFolderBecomesOneThatIsNotThere() {
    rig.files.add("site/index.html", 0644, "hello");

    upload("site", machine + "/new");

    assertThat(machine.resolve("new/index.html")).hasContent("hello");
  }

  @Test
  void theContentOfAFolderWithASlashGoesIntoTheDestination() {
    rig.files.add("site/index.html", 0644, "hello");

    upload("site/", machine.toString());

    assertThat(machine.resolve("index.html")).hasContent("hello");
  }

  @Test
  void manyFilesTakeSeveralMoves() {
    for (int i = 0; i < 100; i++) {
      rig.files.add("many/" + i, 0644, "content " + i);
    }

    upload("many/", machine + "/many");

    assertThat(machine.resolve("many").toFile().list()).hasSize(100);
    assertThat(machine.resolve("many/99")).hasContent("content 99");
  }

  @Test
  void aFileIsDownloadedWithItsMode() throws IOException {
    Path log = Files.writeString(machine.resolve("log"), "lines");
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r-----"));

    download(log.toString(), "out/");

    assertThat(rig.files.downloads()).containsEntry("out/log", "lines".getBytes(UTF_8));
    assertThat(requireNonNull(rig.files.artifacts().get("out/log")).mode()).isEqualTo(0640);
    assertThat(rig.log()).containsExactly("SAY: Downloading " + log + " => out/");
  }

  @Test
  void aLargeFileIsDownloadedInChunks() throws IOException {
    byte[] content = new byte[20_000_001];
    new Random(2).nextBytes(content);
    Files.write(machine.resolve("large"), content);

    download(machine + "/large", "here");

    assertThat(rig.files.downloads()).containsEntry("here", content);
  }

  @Test
  void aFolderIsDownloadedUnderItsName() throws IOException {
    Files.createDirectories(machine.resolve("logs/old/empty"));
    Files.writeString(machine.resolve("logs/a b"), "a");
    Files.writeString(machine.resolve("logs/old/c"), "");

    download(machine + "/logs/", "out");

    assertThat(rig.files.artifacts().keySet())
        .containsExactly(
            "out/logs", "out/logs/a b", "out/logs/old", "out/logs/old/c", "out/logs/old/empty");
    assertThat(rig.files.downloads()).containsOnlyKeys("out/logs/a b", "out/logs/old/c");
  }

  @Test
  void filesThatMatchAPatternAreDownloaded() throws IOException {
    Files.writeString(machine.resolve("a.log"), "a");
    Files.writeString(machine.resolve("b.log"), "b");
    Files.writeString(machine.resolve("c.txt"), "c");

    download(machine + "/*.log", "out/");

    assertThat(rig.files.downloads()).containsOnlyKeys("out/a.log", "out/b.log");
  }

  @Test
  void aFileThatIsDownloadedAgainIsAsItIsThen() throws IOException {
    Path log = Files.writeString(machine.resolve("log"), "a long first version");
    rig.with(file(Direction.DOWNLOAD, log.toString(), "out"));
    rig.with(file(Direction.DOWNLOAD, log.toString(), "out"));
    AtomicInteger commands = new AtomicInteger();
    rig.at(
        name -> {
          if (name.equals("after command") && commands.incrementAndGet() == 1) {
            write(log, "the second");
          }
        });

    rig.drive();

    assertThat(rig.files.downloads()).containsEntry("out", "the second".getBytes(UTF_8));
  }

  @Test
  void ofTwoFilesThatGoToOnePlaceOneIsThere() throws IOException {
    Files.createDirectories(machine.resolve("a/logs"));
    Files.createDirectories(machine.resolve("b/logs"));
    Files.writeString(machine.resolve("a/logs/log"), "first and longer");
    Files.writeString(machine.resolve("b/logs/log"), "other");

    download(machine + "/*/logs", "out");

    assertThat(new String(rig.files.downloads().get("out/logs/log"), UTF_8))
        .isIn("first and longer", "other");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aMissingFileIsAFailureThatNamesIt() {
    Build end = download(machine + "/missing", "out");

    assertThat(end.failure().orElseThrow().message())
        .startsWith("Download failed: ")
        .contains("missing");
  }
}
