package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sensitive variable shows nowhere, in no form, however a script or a mistake spreads it. One
 * bake is part of the gate.
 */
final class SecretsIT {
  private static final String SECRET = "Zürich/3+\"quoted\" & 50% of it?";
  private static final Needle NEEDLE = Needle.of(SECRET);

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
  void aScriptThatEchoesItIsMasked() throws IOException {
    write(
        tells(
            "echo \"it is $PASSWORD.\"",
            "printf %s \"$PASSWORD\" | base64 -w0; echo",
            "printf %s \"$PASSWORD\" >/opt/password"));

    Ended build = build().exits(0);

    assertThat(build.out()).contains("it is <sensitive>.");
    assertThat(kiln.home().resolve("images").resolve(build.image()).resolve("opt/password"))
        .hasContent(SECRET);
    showsNowhere(build);
  }

  @Test
  @Tag("slow")
  void aScriptThatFailsWithItIsMasked() throws IOException {
    write(tells("echo \"cannot log in with $PASSWORD\" >&2", "exit 7"));

    Ended build = build().exits(1);

    assertThat(build.out()).contains("cannot log in with <sensitive>", "exit status: 7");
    showsNowhere(build);
  }

  @Test
  @Tag("slow")
  void aMistakeThatNamesItIsMasked() throws IOException {
    write(
        "{\"type\": \"file\", \"source\": \"/nowhere/{{user `password`}}\", "
            + "\"destination\": \"/tmp/x\"}");

    Ended build = build().exits(1);

    assertThat(build.out()).contains("<sensitive>");
    showsNowhere(build);
  }

  @Test
  @Tag("slow")
  void aFailureThatNamesItIsMasked() throws IOException {
    write(
        "{\"type\": \"file\", \"direction\": \"download\", "
            + "\"source\": \"/nowhere/{{user `password`}}\", \"destination\": \"x\"}");

    Ended build = build().exits(1);

    assertThat(build.out()).contains("<sensitive>");
    showsNowhere(build);
  }

  @Test
  @Tag("slow")
  void aMachineReadableBuildIsMaskedToo() throws IOException {
    write(tells("echo \"it is $PASSWORD.\"", "exit 7"));

    Ended build =
        kiln.run("build", "-machine-readable", "-var-file=values.json", "t.json").exits(1);

    assertThat(build.out()).contains("<sensitive>");
    showsNowhere(build);
  }

  @Test
  @Tag("slow")
  void anInlineScriptThatHoldsItIsMasked() throws IOException {
    write(
        "{\"type\": \"shell\", \"inline\": "
            + "[\"cat <<'END'\\n{{user `password`}}\\nEND\\nexit 3\"]}");

    Ended build = build().exits(1);

    assertThat(build.out()).contains("<sensitive>");
    showsNowhere(build);
  }

  @Test
  @Tag("slow")
  void aScriptWhoseNameHoldsItIsMasked() throws IOException {
    String name = SECRET.replace('/', '_').replace("\"", "");
    Needle named = Needle.of(name);
    kiln.withFile(name + ".sh", "#!/bin/sh\necho ran\nkill -9 $PPID; kill -9 $$\n");
    write("{\"type\": \"shell\", \"script\": \"{{user `password`}}.sh\"}");
    kiln.withFile("values.json", "{\"password\": " + Templates.quoted(name) + "}");

    Ended build = build().exits(1);

    assertThat(build.out()).contains("<sensitive>.sh");
    showsNowhere(build, named);
  }

  @Test
  @Tag("slow")
  void aDownloadWhoseNameHoldsItIsMaskedAndDelivered() throws IOException {
    String name = "s3cret-name-of-a-file";
    write(
        "{\"type\": \"shell\", \"inline\": [\"echo here >/opt/{{user `password`}}\"]},"
            + "{\"type\": \"file\", \"direction\": \"download\","
            + " \"source\": \"/opt/{{user `password`}}\","
            + " \"destination\": \"{{user `password`}}\"}");
    kiln.withFile("values.json", "{\"password\": " + Templates.quoted(name) + "}");

    Ended build = build().exits(0);

    assertThat(kiln.caller().resolve(name)).hasContent("here");
    showsNowhere(build, Needle.of(name));
  }

  private static String tells(String... lines) {
    return "{\"type\": \"shell\", \"environment_vars\": [\"PASSWORD={{user `password`}}\"], "
        + ("\"inline\": [" + Templates.quoted(lines) + "]}");
  }

  private void write(String provisioner) {
    kiln.withFile("t.json", Templates.of("an_image", Templates.SEED_IMAGE, provisioner));
    kiln.withFile("values.json", "{\"password\": " + Templates.quoted(SECRET) + "}");
  }

  private Ended build() {
    return kiln.run("build", "-var-file=values.json", "t.json");
  }

  /** The images' own files are the script's: what it put there, its user wanted there. */
  private void showsNowhere(Ended build) throws IOException {
    showsNowhere(build, NEEDLE);
  }

  private void showsNowhere(Ended build, Needle needle) throws IOException {
    assertThat(needle.in(build.out())).isEmpty();
    if (Files.exists(kiln.home())) {
      assertThat(needle.in(kiln.run("log", "last").out())).isEmpty();
      try (Stream<Path> all = Files.list(kiln.home())) {
        Path[] kept = all.filter(one -> !one.endsWith("images")).toArray(Path[]::new);
        assertThat(needle.filesUnder(kept)).isEmpty();
        assertThat(needle.namesUnder(kept)).isEmpty();
      }
    }
  }
}
