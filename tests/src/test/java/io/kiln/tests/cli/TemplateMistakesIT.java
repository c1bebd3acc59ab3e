package io.kiln.tests.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mistakes of a user's first hour that need no cloud: each message is a golden file. */
final class TemplateMistakesIT {
  @TempDir Path folder;

  @Test
  void malformedJsonIsShownWithItsLineAndColumn() throws IOException {
    Cli.in(folder)
        .withSeed("\"region\":\"cn-shenzhen\",", "\"region\" \"cn-shenzhen\",")
        .run("build", "alicloud.json")
        .matches("malformed-json");
  }

  @Test
  void anUnknownOptionIsAnsweredWithTheNearestRightOne() throws IOException {
    Cli.in(folder)
        .withSeed("io_optimized", "io_optimised")
        .run("build", "alicloud.json")
        .matches("unknown-option");
  }

  @Test
  void missingOptionsAreNamedAllAtOnce() throws IOException {
    Cli.in(folder)
        .with("t.json", "{\"builders\": [{\"type\": \"alicloud-ecs\"}]}\n")
        .run("build", "t.json")
        .matches("missing-options");
  }

  @Test
  void anUndeclaredVariableIsWarnedOf() throws IOException {
    Cli.in(folder)
        .withSeed("tag_value", "{{user `nowhere`}}")
        .run("validate", "alicloud.json")
        .matches("undeclared-variable");
  }

  @Test
  void aMissingScriptIsFoundBeforeAnythingIsMade() throws IOException {
    Cli.in(folder)
        .withSeed(
            "\"builders\"",
            "\"provisioners\": [{\"type\": \"shell\", \"script\": \"nope.sh\"}], \"builders\"")
        .run("build", "alicloud.json")
        .matches("missing-script");
  }

  @Test
  void hclIsRefusedByName() throws IOException {
    Cli.in(folder).with("t.pkr.hcl", "source {}").run("build", "t.pkr.hcl").matches("hcl");
  }

  @Test
  void aMissingTemplateIsNamed() throws IOException {
    Cli.in(folder).run("build", "nowhere.json").matches("missing-template");
  }

  @Test
  void theRealCloudWantsKeys() throws IOException {
    Cli.in(folder)
        .withSeed("cus_image", "an_image")
        .run("build", "--cloud", "aliyun", "alicloud.json")
        .matches("missing-keys");
  }

  @Test
  void anUnknownFaultListsThemAll() throws IOException {
    Cli.in(folder)
        .withSeed("cus_image", "an_image")
        .run("build", "--fault", "nope", "alicloud.json")
        .matches("unknown-fault");
  }

  @Test
  void aSoundTemplateIsPassedWithoutAWord() throws IOException {
    Cli.in(folder)
        .run("validate", Cli.example("nginx/template.json").toString())
        .matches("validate");
  }

  @Test
  void inspectShowsWhatATemplateIsMadeOf() throws IOException {
    Cli.in(folder).run("inspect", Cli.example("nginx/template.json").toString()).matches("inspect");
  }

  @Test
  void aFlagThatDoesNotExistIsAnsweredWithTheUsage() throws IOException {
    Cli.in(folder).run("build", "-forze", "t.json").matches("unknown-flag");
  }

  @Test
  void withoutACommandThereIsHelp() throws IOException {
    Cli.in(folder).run().matches("no-command");
  }
}
