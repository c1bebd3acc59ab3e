package io.kiln.trigger.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Bundle;
import io.kiln.build.BundleFile;
import io.kiln.template.problem.InvalidTemplate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PreparedTest {
  static final String TEMPLATE =
      "{\"variables\":{\"who\":null},"
          + "\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
          + "\"image_name\":\"baked-{{user `who`}}\",\"ssh_username\":\"root\","
          + "\"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
          + "\"instance_type\":\"ecs.t5-c1m2.large\",\"io_optimized\":\"true\"}],"
          + "\"provisioners\":[{\"type\":\"shell\",\"script\":\"{{template_dir}}/run.sh\"},"
          + "{\"type\":\"file\",\"source\":\"site/\",\"destination\":\"/opt\"}]}";

  @Test
  void aPathIsFoundAsTheTemplateNamesIt() throws Exception {
    Prepared prepared = Prepared.of(order().build());

    Bundle bundle = prepared.bundle(prepared.builders().get(0));
    assertThat(bundle.templateDir()).isEqualTo("/bundle");
    assertThat(bundle.files())
        .extracting(BundleFile::path)
        .containsExactlyInAnyOrder("/bundle/run.sh", "site", "site/bin", "site/bin/health");
    BundleFile script =
        bundle.files().stream().filter(f -> f.path().endsWith("run.sh")).findFirst().orElseThrow();
    assertThat(prepared.open(script).readAllBytes()).asString().isEqualTo("echo hello");
    assertThat(prepared.builders().get(0).imageName()).isEqualTo("baked-me");
  }

  @Test
  void aPrivateKeyIsMarkedAsSecretAndNothingElseIs() {
    String template =
        TEMPLATE.replace(
            "\"ssh_username\"", "\"ssh_private_key_file\":\"key.pem\",\"ssh_username\"");
    Parcel key = Parcel.of("key.pem", "not a real one".getBytes(UTF_8));
    Order order = order().build();
    Parcel all = order.parcel().with(Parcel.of("t.json", template.getBytes(UTF_8))).with(key);

    Prepared prepared = Prepared.of(order.withParcel(all));

    assertThat(prepared.files())
        .filteredOn(BundleFile::secret)
        .extracting(BundleFile::path)
        .containsExactly("key.pem");
  }

  @Test
  void shellLocalRunsOnlyWhereTheOperatorAllowsIt() {
    String template =
        TEMPLATE.replace(
            "\"provisioners\":[",
            "\"provisioners\":[{\"type\":\"shell-local\",\"inline\":[\"true\"]},");
    Order order = order().build();
    Parcel all = order.parcel().with(Parcel.of("t.json", template.getBytes(UTF_8)));

    assertThatThrownBy(() -> Prepared.of(order.withParcel(all)))
        .isInstanceOf(InvalidTemplate.class)
        .hasMessageContaining("shell-local");
    assertThat(Prepared.of(order.withParcel(all).withShellLocal(true)).builders()).hasSize(1);
  }

  @Test
  void everyMistakeIsTold() {
    Order wrong = order().parcel(Parcel.of("t.json", TEMPLATE.getBytes(UTF_8))).build();

    assertThatThrownBy(() -> Prepared.of(wrong))
        .isInstanceOfSatisfying(
            InvalidTemplate.class,
            e ->
                assertThat(e.problems())
                    .extracting(p -> p.message())
                    .anyMatch(m -> m.contains("Bad script '/bundle/run.sh'"))
                    .anyMatch(m -> m.contains("Bad source 'site/'")));
  }

  @Test
  void aFileOutsideTheRootIsNone() {
    Laid laid = Laid.out("/bundle", "", Parcel.of("a", new byte[0]));

    assertThat(laid.isFile("a")).isTrue();
    assertThat(laid.isFile("b/../a")).isTrue();
    assertThat(laid.isFile("../bundle/a")).isTrue();
    assertThat(laid.isFile("../etc/passwd")).isFalse();
    assertThat(laid.isFile("/etc/passwd")).isFalse();
    assertThat(laid.isFolder(".")).isTrue();
  }

  @Test
  void aBuilderThatIsNotThereIsNamed() {
    Order wrong = order().addOnly("nobody").build();

    assertThatThrownBy(() -> Prepared.of(wrong))
        .hasMessageContaining("-only=nobody matches no builder");
  }

  @Test
  void excludingAllOfThemIsAMistake() {
    Order wrong = order().addExcept("alicloud-ecs").build();

    assertThatThrownBy(() -> Prepared.of(wrong)).hasMessageContaining("no builder is left to run");
  }

  private static Order.Builder order() {
    byte[] zip =
        new Zips()
            .with("t.json", TEMPLATE)
            .with("run.sh", "echo hello")
            .with("site/bin/health", 0100755, new byte[] {1})
            .bytes();
    return Order.builder()
        .parcel(BundleZip.read("a.zip", zip))
        .template("t.json")
        .putVariables("who", "me")
        .startedAt(Instant.parse("2026-11-28T03:00:00Z"))
        .seed("seed");
  }
}
