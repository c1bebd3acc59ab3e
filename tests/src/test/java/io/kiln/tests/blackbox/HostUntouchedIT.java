package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An image of an image of an image: each sees what was before, and this computer nothing of it. */
@Tag("slow")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
final class HostUntouchedIT {
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
  void imagesKeepWhatScriptsDidAndTheHostDoesNot() throws IOException {
    assumeTrue(Users.root(), "whether root's scripts stay inside is what is asked here");
    Host before = Host.now();

    kiln.run("build", Checkout.example("nginx/template.json")).exits(0);
    Ended rebake = kiln.run("build", Checkout.example("rebake/template.json")).exits(0);
    kiln.withFile("third.json", Templates.of("third", "kiln_nginx_checked", checks(), attacks()));
    Ended third = kiln.run("build", "third.json").exits(0);

    assertThat(kiln.caller().resolve("kiln_nginx.contents"))
        .content()
        .contains("  ./bin/health\n", "  ./index.html\n", "  ./nginx.conf\n");
    assertThat(rebake.out()).containsPattern("checked \\d+ files of Kiln's example");
    assertThat(third.out()).contains("the third machine has it all", "the attacks are over");
    isTheSame(before, Host.now());
  }

  private static void isTheSame(Host before, Host after) {
    assertThat(before.files()).containsKeys("/etc/passwd", "/usr/bin/env");
    assertThat(Host.changes(before.files(), after.files())).isEmpty();
    assertThat(before.sysctls()).containsKeys("/proc/sys/kernel/hostname");
    assertThat(Host.changes(before.sysctls(), after.sysctls())).isEmpty();
    assertThat(after.clock().minus(before.clock()).abs()).isLessThan(Duration.ofSeconds(1));
  }

  /** Contents, modes, links and removals of both images below. */
  private static String checks() {
    return Templates.shell(
        "[ \"$(cat /opt/site/history)\" = rebaked ]",
        "[ \"$(stat -c '%a %u' /opt/site/deploy.key)\" = '600 0' ]",
        "[ \"$(stat -c %a /opt/site/bin/health)\" = 755 ]",
        "[ \"$(readlink /opt/site/home.html)\" = index.html ]",
        "[ ! -e /etc/issue.net ]",
        "echo the third machine has it all");
  }

  /** What would hurt this computer, if it came through. */
  private static String attacks() {
    return Templates.shell(
        "date -s 2001-01-01 || true",
        "hostname overtaken || true",
        "echo 1 >/proc/sys/vm/swappiness || true",
        "echo 1 >/proc/sys/kernel/sysrq || true",
        "mount -o remount,rw /proc/sys || true",
        "chmod 600 /etc/passwd /etc/hosts",
        "rm -rf /usr/share/doc /etc/cron.d /var/lib/dpkg",
        "touch /etc/left /usr/left /opt/left /root/left /home/left /var/left",
        "echo the attacks are over");
  }
}
