package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A bake by the client of the real cloud: whatever answers as ECS does will do. Its clock is the
 * real one and its first look at an image comes after three minutes, so other tests run meanwhile.
 */
@Execution(ExecutionMode.CONCURRENT)
@Tag("slow")
@Timeout(value = 600, unit = TimeUnit.SECONDS)
final class WireIT {
  private static final Pattern ENDPOINT = Pattern.compile("ecs +(http://127\\.0\\.0\\.1:\\d+)");
  private static final String SECRET = "aSecretThatIsNotOnlyLocal";

  @TempDir Path folder;

  @Test
  void theClientOfTheRealCloudBakesOverTheWire() {
    assumeTrue(Users.root(), "the client reaches machines at port 22, which takes root");
    try (KilnProcess cloud = KilnProcess.in(folder.resolve("cloud"));
        KilnProcess client = KilnProcess.in(folder.resolve("client"))) {
      Running up = cloud.start("local", "up", "--speed", "20");
      up.awaitSaying("Ctrl-C");

      String image = bake(client, endpoint(up.said())).exits(0).image();

      assertThat(client.caller().resolve("kiln_nginx.contents")).content().contains("./bin/health");
      assertThat(client.names("")).contains("aliyun").doesNotContain("machines", "ecs.json");
      assertThat(client.names("aliyun/active")).isEmpty();
      up.stop();
      up.end().exits(0);
      assertThat(cloud.run("images").out()).contains("kiln_nginx", image, "site=example");
      assertThat(cloud.run("ls").out().lines().skip(1))
          .allMatch(line -> line.matches("(image|snapshot) .* -"));
      assertThat(cloud.machines()).isEmpty();
      assertThat(Needle.of(SECRET).filesUnder(folder)).isEmpty();
    }
  }

  private static Ended bake(KilnProcess client, String endpoint) {
    client.with("ALICLOUD_ACCESS_KEY", "anAccessKey").with("ALICLOUD_SECRET_KEY", SECRET);
    return client.run(
        "build",
        "--cloud",
        "aliyun",
        "--endpoint",
        "ecs=" + endpoint,
        "-var",
        "install_nginx=no",
        Checkout.example("nginx/template.json"));
  }

  private static String endpoint(String announcement) {
    Matcher endpoint = ENDPOINT.matcher(announcement);
    assertThat(endpoint.find()).as(announcement).isTrue();
    return endpoint.group(1);
  }
}
