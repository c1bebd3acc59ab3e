package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import io.kiln.trigger.bundle.BundleZip;
import io.kiln.trigger.bundle.Instructions;
import io.kiln.trigger.bundle.InstructionsReader;
import io.kiln.trigger.bundle.Laid;
import io.kiln.trigger.bundle.Parcel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to a deployment, looked at as the deployment does. */
class RemoteParcelTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aTemplateFromTheStandardInputIsSentAsItWasRead() throws IOException {
    Files.writeString(folder.resolve("run.sh"), "true");
    String text = template("run.sh");

    Parcel parcel = parcel(Callers.reading(stream(text), folder), "-");

    Instructions instructions = instructions(parcel);
    assertThat(instructions.name()).contains("-");
    assertThat(parcel.bytes(instructions.template().orElseThrow())).asString(UTF_8).isEqualTo(text);
    assertThat(laid(parcel, instructions).isFile("run.sh")).isTrue();
  }

  @Test
  void aFileOfTheHomeFolderIsFoundUnderTheTemplatesOwnName() throws IOException {
    Path home = Path.of(System.getProperty("user.home"));
    Path script = Files.createTempFile(home, "kiln-test-", ".sh");
    try {
      Files.writeString(script, "echo home");
      String name = "~/" + script.getFileName();
      Files.writeString(folder.resolve("t.json"), template(name));

      Parcel parcel = parcel(Callers.in(folder), "t.json");

      assertThat(laid(parcel, instructions(parcel)).isFile(name)).isTrue();
      assertThat(parcel.bytes(name)).asString(UTF_8).isEqualTo("echo home");
    } finally {
      Files.delete(script);
    }
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static Parcel parcel(Callers callers, String name) {
    Caller caller = callers.caller();
    TemplateInput input = new TemplateOptions().input(name, caller);
    RemoteParcel parcel = new RemoteParcel(caller, input, Template.evaluate(input));
    return BundleZip.read("a parcel", parcel.zip(new BuildOptions(), false));
  }

  private static Instructions instructions(Parcel parcel) throws IOException {
    String text = new String(parcel.bytes(Instructions.FILE), UTF_8);
    return InstructionsReader.read(Instructions.FILE, text);
  }

  private static Laid laid(Parcel parcel, Instructions instructions) {
    return Laid.out(
        instructions.root().orElseThrow(), instructions.workingDir().orElseThrow(), parcel);
  }

  private static String template(String script) {
    return ("{'builders': [{'type': 'alicloud-ecs', 'region': 'cn-shenzhen', 'image_name': 'img',"
            + " 'source_image': 'm-1', 'instance_type': 'ecs.x', 'ssh_username': 'root'}],"
            + " 'provisioners': [{'type': 'shell', 'script': '"
            + script
            + "'}]}")
        .replace('\'', '"');
  }
}
