package io.kiln.provision;

import io.kiln.build.Answer;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.Next;
import io.kiln.build.Phase;
import io.kiln.build.Recipe;
import io.kiln.build.Secrets;
import io.kiln.build.StateMachine;
import io.kiln.build.Step;
import io.kiln.build.Workbench;
import io.kiln.communicator.CommandResult;
import io.kiln.communicator.Communicator;
import io.kiln.communicator.Connections;
import io.kiln.communicator.Login;
import io.kiln.communicator.OwnHost;
import io.kiln.communicator.ProcessSession;
import io.kiln.communicator.RemoteCommand;
import io.kiln.communicator.Session;
import io.kiln.communicator.local.OwnSession;
import io.kiln.template.Provisioner;
import io.kiln.template.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Drives provisioners through the real state machine; the machine they work on is this one. */
final class Rig implements Communicator {
  static final BuildId ID = BuildId.of("rig");

  private final Path temp;
  private final List<Provisioner> provisioners = new ArrayList<>();
  private final JournalInMemory records = new JournalInMemory(name -> pass(name));
  private final ShiftedClock clock = new ShiftedClock();
  final MemoryFiles files = new MemoryFiles();
  final Pauses releases = new Pauses();
  private boolean shellLocal = true;
  private Optional<Provisioner> cleanup = Optional.empty();
  private Optional<Duration> ownLimit = Optional.empty();
  private Consumer<String> boundary = name -> {};
  private Optional<RuntimeException> door = Optional.empty();
  private int logins;

  Rig(Path temp) {
    this.temp = temp;
  }

  Rig with(Provisioner provisioner) {
    provisioners.add(provisioner);
    return this;
  }

  Rig cleaningUpWith(Provisioner provisioner) {
    cleanup = Optional.of(provisioner);
    return this;
  }

  Rig withoutShellLocal() {
    shellLocal = false;
    return this;
  }

  Rig withOwnLimit(Duration limit) {
    ownLimit = Optional.of(limit);
    return this;
  }

  private Optional<OwnHost> ownHost() {
    if (!shellLocal) {
      return Optional.empty();
    }
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "HOME", temp.toString());
    return Optional.of(
        new OwnHost() {
          @Override
          public Session in(Path folder) {
            return new OwnSession(folder, environment);
          }

          @Override
          public Optional<Duration> limit() {
            return ownLimit;
          }
        });
  }

  private void pass(String name) {
    boundary.accept(name);
  }

  /** Something that happens at each boundary between a process and the world. */
  Rig at(Consumer<String> happening) {
    boundary = happening;
    return this;
  }

  /** From now on nobody new is let in; who is inside stays. */
  void closeTheDoor(RuntimeException refusal) {
    door = Optional.of(refusal);
  }

  void shift(Duration time) {
    clock.shift(time);
  }

  void openTheDoor() {
    door = Optional.empty();
  }

  int logins() {
    return logins;
  }

  /** Drives to the end of the provisioners, or to the failure. */
  Build drive() {
    if (records.entries().isEmpty()) {
      start();
    }
    for (int call = 0; call < 500; call++) {
      try {
        Answer answer = machine().advance().run(ID, 0);
        if (answer.next() == Next.UNDO) {
          return last();
        }
        if (answer.next() == Next.WAIT) {
          pass("wait");
          clock.shift(Duration.ofSeconds(answer.seconds()));
          pause(Duration.ofMillis(20));
        }
      } catch (Killed killed) {
        boundary = name -> {};
      }
    }
    throw new AssertionError("the provisioners never ended: " + records.last());
  }

  private void start() {
    Build build =
        Build.builder()
            .id(ID)
            .stack("test")
            .builderName("alicloud-ecs")
            .region("cn-shenzhen")
            .imageName("an-image")
            .startedAt(clock.instant())
            .phase(Phase.STEP)
            .step("provision-0")
            .address("127.0.0.1")
            .build();
    records.begin(
        Entry.builder()
            .version(Entry.VERSION)
            .seq(1)
            .nonce("start")
            .writtenAt(clock.instant())
            .state(build)
            .build());
  }

  private StateMachine machine() {
    Connections connections =
        new Connections(this, new OneSecret(), Login.builder().user("root").build());
    Tools tools =
        Tools.builder()
            .connections(connections)
            .files(files)
            .artifacts(files)
            .secrets(new OneSecret())
            .releases(releases)
            .ownHost(ownHost())
            .workingFolder(temp.toString())
            .runId("run-1")
            .mask(text -> text.replace("s3cret", "<sensitive>"))
            .interpolator((place, text, fields) -> filled(text, fields))
            .clock(clock)
            .linger(Rig::pause)
            .build();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < provisioners.size(); i++) {
      steps.add(new Provision(i, provisioners.get(i), i == provisioners.size() - 1, tools));
    }
    steps.add(new ClearJobs(connections, clock));
    Recipe recipe = new Recipe(steps, List.of(), List.of());
    Set<String> from = steps.stream().map(Step::name).collect(Collectors.toSet());
    Workbench bench =
        new PlainBench(
            cleanup
                .map(c -> Provision.named("provision-cleanup", provisioners.size(), c, tools))
                .map(step -> recipe.rescuedBy(step, from))
                .orElse(recipe),
            connections);
    return new StateMachine(records, id -> bench, clock, () -> UUID.randomUUID().toString());
  }

  private static String filled(String text, Map<String, ?> fields) {
    String filled = text;
    for (Map.Entry<String, ?> field : fields.entrySet()) {
      filled = filled.replace("{{." + field.getKey() + "}}", field.getValue().toString());
    }
    return filled;
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(Math.min(time.toMillis(), 100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The pause that the build is held at. */
  Optional<String> held() {
    return records.entries().isEmpty() ? Optional.empty() : last().heldAt();
  }

  Build last() {
    return records.last().state();
  }

  List<Entry> entries() {
    return records.entries();
  }

  /** The log as {@code kind: text}. */
  List<String> log() {
    List<String> lines = new ArrayList<>();
    records.entries().forEach(e -> e.log().forEach(l -> lines.add(l.kind() + ": " + l.text())));
    return lines;
  }

  @Override
  public Session open(io.kiln.communicator.Target target) {
    boundary.accept("login");
    if (door.isPresent()) {
      throw door.get();
    }
    logins++;
    ProcessSession session = new ProcessSession(temp);
    return new Session() {
      @Override
      public String hostKey() {
        return session.hostKey();
      }

      @Override
      public CommandResult run(RemoteCommand command) {
        boundary.accept("before command");
        CommandResult result = session.run(command);
        boundary.accept("after command");
        return result;
      }

      @Override
      public void close() {}
    };
  }

  /** The process dies here. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class OneSecret implements Secrets {
    @Override
    public Secret keep(BuildId build, String name, Secret secret) {
      return secret;
    }

    @Override
    public Optional<Secret> find(BuildId build, String name) {
      return Optional.of(Secret.of("a key"));
    }
  }
}
