package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first hour looks like to a user who has no power over the computer. */
@Tag("slow")
final class OrdinaryUserIT {
  @TempDir Path folder;
  private KilnProcess kiln;

  @BeforeEach
  void becomeNobody() throws IOException {
    assumeTrue(Users.root(), "only root can become another user");
    assumeTrue(Users.nobodyMayMakeNamespaces(), "an ordinary user can't make namespaces here");
    Path made = Files.createDirectory(folder.resolve("made"));
    Files.copy(Checkout.made().resolve("kiln-local.jar"), made.resolve("kiln-local.jar"));
    Files.copy(Checkout.functions(), made.resolve("kiln-functions.jar"));
    Users.copy(Checkout.made().resolve("lib"), made.resolve("lib"));
    Users.copy(Path.of(Checkout.example("seed")), folder.resolve("examples"));
    kiln = KilnProcess.in(folder, made, Users.nobody());
    Users.giveToNobody(kiln.caller());
    Users.giveToNobody(folder);
  }

  @AfterEach
  void close() {
    if (kiln != null) {
      kiln.close();
    }
  }

  @Test
  void bakesTheSeedOnce() {
    String image = kiln.run("build", seed()).exits(0).image();

    assertThat(kiln.run("images").exits(0).out()).contains("cus_image", image, "tag_key=tag_value");
    assertThat(kiln.run("ls").out().lines().skip(1))
        .hasSize(2)
        .allMatch(line -> line.matches("(image|snapshot) .* -"));
    assertThat(kiln.machines()).isEmpty();
    assertThat(kiln.run("build", seed()).exits(1).out()).contains("cus_image", image);
  }

  @Test
  void withoutMoneyEverythingIsDeletedAgain() {
    Ended build = kiln.run("build", "--fault", "no-balance", seed()).exits(1);

    assertThat(build.out()).contains("ErrorCode: InvalidAccountStatus.NotEnoughBalance");
    assertThat(kiln.run("ls").exits(0).out()).isEqualTo("The local cloud is empty.\n");
  }

  @Test
  void aScriptsExitCodeEndsTheBuild() {
    String failing = Templates.shell("echo I am $(id -un)", "echo mine > /root/file", "exit 3");
    kiln.withFile("t.json", Templates.of("an_image", Templates.SEED_IMAGE, failing));

    Ended build = kiln.run("build", "t.json").exits(1);

    assertThat(build.out()).contains("I am root", "exit status: 3");
    assertThat(kiln.run("ls").exits(0).out()).isEqualTo("The local cloud is empty.\n");
    assertThat(kiln.machines()).isEmpty();
  }

  private String seed() {
    return folder.resolve("examples/alicloud.json").toString();
  }
}
