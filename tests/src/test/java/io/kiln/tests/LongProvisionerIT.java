package io.kiln.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Result;
import io.kiln.local.flow.ExecutionId;
import io.kiln.local.machine.Machine;
import io.kiln.local.machine.MachineHost;
import io.kiln.local.machine.MachineSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A script that runs for longer than one execution of the flow has events for. */
@Tag("slow")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LongProvisionerIT {
  private static final Duration LONG = Duration.ofHours(13);
  private static final int MOST_EVENTS = 5_000;

  @TempDir Path home;

  @Test
  void thirteenHoursAreHandedOverFromExecutionToExecution() throws Exception {
    Path go = home.resolve("go");
    Dozing machines = new Dozing(MachineHost.thisHost(home.resolve("cloud")));
    Plant.Plan plan = Plant.Plan.standard(home).on(machines);
    try (Plant plant = new Plant(home.resolve("cloud"), plan)) {
      BuildId id = plant.begin(template(home, go), Map.of());
      awaitFile(home.resolve("begun"));
      Instant begun = plant.cloud().clock().instant();
      machines.doze();
      plant.cloud().agenda().at(begun.plus(LONG), () -> create(go));

      Build end = plant.await(id);

      assertThat(end.failure()).isEmpty();
      assertThat(end.result()).contains(Result.SUCCEEDED);
      assertThat(plant.cloud().clock().instant()).isAfter(begun.plus(LONG));
      assertThat(executions(plant, id))
          .hasSizeGreaterThan(1)
          .allSatisfy(name -> assertThat(events(plant, name)).isLessThan(MOST_EVENTS));
    }
  }

  private static String template(Path home, Path go) {
    return "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
        + "\"image_name\":\"patient\",\"ssh_username\":\"root\","
        + "\"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
        + "\"instance_type\":\"ecs.t5-c1m2.large\"}],"
        + "\"provisioners\":[{\"type\":\"shell\",\"inline\":["
        + "\"touch "
        + home.resolve("begun")
        + "\",\"until test -e "
        + go
        + "; do sleep 0.1; done\"]}]}";
  }

  private static void awaitFile(Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> executions(Plant plant, BuildId id) {
    return IntStream.rangeClosed(1, 9)
        .mapToObj(n -> n == 1 ? id.toString() : id + "-" + n)
        .filter(name -> isThere(plant, name))
        .toList();
  }

  private static boolean isThere(Plant plant, String name) {
    return Files.exists(
        plant.home().resolve("flow").resolve(plant.deployment().flow()).resolve(name));
  }

  private static int events(Plant plant, String name) {
    return plant
        .deployment()
        .flows()
        .history(new ExecutionId(plant.deployment().flow(), name))
        .size();
  }

  /** Machines whose jobs stop counting as work, so that the virtual clock runs ahead of them. */
  private static final class Dozing implements MachineHost {
    private final MachineHost real;
    private volatile boolean dozing;

    Dozing(MachineHost real) {
      this.real = real;
    }

    void doze() {
      dozing = true;
    }

    private Machine dozing(Machine machine) {
      return new Machine() {
        @Override
        public String id() {
          return machine.id();
        }

        @Override
        public InetSocketAddress ssh() {
          return machine.ssh();
        }

        @Override
        public boolean alive() {
          return machine.alive();
        }

        @Override
        public boolean busy() {
          return !dozing && machine.busy();
        }

        @Override
        public void authorize(String publicKey) {
          machine.authorize(publicKey);
        }

        @Override
        public void stop() {
          machine.stop();
        }
      };
    }

    @Override
    public Machine start(MachineSpec spec) {
      return dozing(real.start(spec));
    }

    @Override
    public Optional<Machine> adopt(String id) {
      return real.adopt(id).map(this::dozing);
    }

    @Override
    public Machine restart(String id) {
      return dozing(real.restart(id));
    }

    @Override
    public void capture(String id, Path layer) {
      real.capture(id, layer);
    }

    @Override
    public void destroy(String id) {
      real.destroy(id);
    }

    @Override
    public List<String> known() {
      return real.known();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
