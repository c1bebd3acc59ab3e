package io.kiln.tests.blackbox;

import static io.kiln.tests.blackbox.Templates.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A role of template.yml may do one thing less: who may not do what is said, and all is undone. */
@Tag("slow")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
final class DeniedIT {
  private static final String SEED = Checkout.example("seed/alicloud.json");

  @TempDir Path folder;
  private KilnProcess kiln;

  @BeforeEach
  void open() {
    kiln = KilnProcess.in(folder);
  }

  @AfterEach
  void close() {
    kiln.close();
  }

  @Test
  void aStepThatMayNotRunInstances() throws IOException {
    Ended bake = bakeWithout("ecs:CreateSecurityGroup, ecs:RunInstances]", "ecs:RunInstances");

    assertThat(bake.exits(1).out())
        .contains("Error creating instance", "ecs:RunInstances", "kiln-cn-hangzhou-step");
    assertThat(kiln.run("ls").exits(0).out().lines()).hasSize(1);
    assertThat(kiln.run("log", "-receipt", "last").exits(0).out())
        .contains("FAILED, CLEAN")
        .containsPattern("vpc +vpc-\\w+ +cn-shenzhen +gone")
        .containsPattern("instance .*withdrawn");
  }

  /** A leak does not make a good image bad. */
  @Test
  void anUndoThatMayNotDeleteTheVpc() throws IOException {
    Ended bake = bakeWithout("[vpc:DeleteVpc, vpc:DeleteVSwitch", "vpc:DeleteVpc");

    assertThat(bake.exits(0).out())
        .contains("LEAKED: vpc", "vpc:DeleteVpc", "kiln-cn-hangzhou-undo");
    assertThat(kiln.run("ls").exits(0).out().lines().skip(1))
        .hasSize(3)
        .anyMatch(line -> line.startsWith("vpc "))
        .anyMatch(line -> line.startsWith("image "))
        .anyMatch(line -> line.startsWith("snapshot "));
    assertThat(kiln.run("log", "-receipt", "last").exits(0).out())
        .contains("SUCCEEDED, LEAKED")
        .containsPattern("vpc +vpc-\\w+ +cn-shenzhen +leaked")
        .containsPattern("vswitch +vsw-\\w+ +cn-shenzhen +gone")
        .containsPattern("securitygroup +sg-\\w+ +cn-shenzhen +gone")
        .containsPattern("instance +i-\\w+ +cn-shenzhen +gone");
  }

  @Test
  void anUndoAfterAFailureThatMayNotDeleteTheVpc() throws IOException {
    kiln.withFile("broken.json", Templates.of("denied", Templates.SEED_IMAGE, shell("exit 3")));

    Ended bake = bakeWithout("[vpc:DeleteVpc, vpc:DeleteVSwitch", "vpc:DeleteVpc", "broken.json");

    assertThat(bake.exits(1).out())
        .contains(
            "non-zero exit status: 3", "LEAKED: vpc", "vpc:DeleteVpc", "kiln-cn-hangzhou-undo");
    assertThat(kiln.run("ls").exits(0).out().lines().skip(1))
        .singleElement(STRING)
        .startsWith("vpc ");
    assertThat(kiln.run("log", "-receipt", "last").exits(0).out())
        .contains("FAILED, LEAKED")
        .containsPattern("vpc +vpc-\\w+ +cn-shenzhen +leaked")
        .containsPattern("instance +i-\\w+ +cn-shenzhen +gone");
  }

  /** It can't write down that it can't write: the flow gives up, and undo does. */
  @Test
  void aStepThatMayNotWriteToTheBucket() throws IOException {
    Ended bake = bakeWithout("[oss:GetObject, oss:PutObject]", "oss:PutObject");

    assertThat(bake.exits(1).out())
        .contains("AccessDenied", "oss:PutObject", "kiln-cn-hangzhou-step");
    assertThat(kiln.run("ls").exits(0).out().lines()).hasSize(1);
    assertThat(kiln.run("log", "-receipt", "last").exits(0).out()).contains("FAILED, CLEAN");
  }

  /** Bakes the seed as a copy of the stack deploys it: the first such list lacks the action. */
  private Ended bakeWithout(String list, String action) throws IOException {
    return bakeWithout(list, action, SEED);
  }

  private Ended bakeWithout(String list, String action, String template) throws IOException {
    String ours = Files.readString(Checkout.root().resolve("template.yml"));
    assertThat(ours).contains(list);
    int at = ours.indexOf(list);
    String less = list.replaceFirst("(, )?" + action, "").replace("[, ", "[");
    String copy = ours.substring(0, at) + less + ours.substring(at + list.length());
    kiln.withFile("template.yml", copy);
    return kiln.run("build", "-stack", "template.yml", template);
  }
}
