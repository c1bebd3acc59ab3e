package io.kiln.local.cli;

import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.local.cli.ui.Ui;
import io.kiln.local.deployment.Deployment;
import io.kiln.local.machine.MachineHost;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kiln local}: the local cloud by itself, for other clients. */
@Command(name = "local", description = "Run the local cloud by itself (kiln local up).")
final class LocalCommand {
  private final Caller caller;
  private final Screen screen;

  @Mixin private HelpOption unusedHelp = new HelpOption();

  LocalCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  @Command(
      name = "up",
      description = "Start the local cloud on the real clock, until Ctrl-C.",
      customSynopsis = "kiln local up [options]",
      optionListHeading = "%nOptions:%n")
  int up(
      @Option(names = "-port", defaultValue = "0", description = "Where ECS and VPC answer.")
          int port,
      @Option(names = "-api-port", defaultValue = "0", description = "Where the HTTP API answers.")
          int apiPort,
      @Option(
              names = "-speed",
              defaultValue = "1",
              description = "How many times faster than in the cloud things take their time.")
          double speed,
      @Mixin RunOptions run)
      throws InterruptedException {
    LocalCloudOptions options =
        LocalCloudOptions.with(MachineHost.namespaces(caller.home()))
            .inRealTime(speed)
            .onPorts(port, 0);
    CountDownLatch end = new CountDownLatch(1);
    new Interrupts().listen(signal -> end.countDown(), () -> Runtime.getRuntime().halt(1));
    Workshops workshops = new Workshops(caller);
    CloudChoice choice = CloudChoice.local();
    try (LocalCloud cloud = workshops.open(options)) {
      Trace trace = run.trace() ? Trace.on(caller.err(), cloud.clock().instant()) : Trace.none();
      try (Deployment deployment = workshops.deploy(cloud, choice, run, trace)) {
        announce(screen.ui(), cloud);
        LocalApi.open(cloud, deployment, new ApiTokenFile(caller.home()), apiPort)
            .ifPresent(this::announce);
        screen.ui().say("Ctrl-C ends it; what is in it stays in its home.");
        end.await();
        trace.sum(deployment.functions().usage(), cloud.clock().instant());
      }
    }
    return 0;
  }

  private static void announce(Ui ui, LocalCloud cloud) {
    URI ecs = cloud.ecsEndpoint();
    ui.say("The local cloud is up, on the real clock:");
    ui.say("  ecs  " + ecs);
    ui.say("  vpc  " + ecs);
    ui.say("  fnf  " + ecs);
    ui.say("  oss  " + cloud.ossEndpoint());
    ui.say("Any key opens it. Other kiln commands find it by themselves; as for others:");
    for (String line : lines(ecs)) {
      ui.say("  " + line);
    }
  }

  private void announce(LocalApi api) {
    screen.ui().say("Its HTTP API, with the token in " + api.token().path() + ":");
    screen.ui().say("  api  " + api.address());
    screen.ui().say("  kiln --at " + api.address() + " build TEMPLATE");
  }

  private static List<String> lines(URI ecs) {
    String host = ecs.getAuthority();
    return List.of(
        "Packer      HTTP_PROXY=" + ecs + " HTTPS_PROXY=" + ecs + " packer build TEMPLATE",
        "aliyun CLI  aliyun ecs DescribeRegions --endpoint " + host + " --insecure",
        "Java SDK    request.setSysEndpoint(\"" + host + "\"); request.setSysProtocol(HTTP)",
        "Go SDK      request.Domain = \"" + host + "\"; request.Scheme = \"HTTP\"",
        "Node SDK    new Config({endpoint: '" + host + "', protocol: 'HTTP', ...})",
        "Kiln        kiln build -cloud aliyun -endpoint ecs=" + ecs + " TEMPLATE");
  }
}
