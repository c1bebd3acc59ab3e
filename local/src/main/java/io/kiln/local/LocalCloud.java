package io.kiln.local;

import com.sun.net.httpserver.HttpHandler;
import io.kiln.local.clock.Agenda;
import io.kiln.local.clock.LocalClock;
import io.kiln.local.ecs.World;
import io.kiln.local.fault.Faults;
import io.kiln.local.flow.CloudFlow;
import io.kiln.local.flow.Invoker;
import io.kiln.local.flow.OutputShape;
import io.kiln.local.machine.MachineHost;
import io.kiln.local.oss.OssServer;
import io.kiln.local.ram.Ram;
import io.kiln.local.rpc.ByProduct;
import io.kiln.local.rpc.CallLog;
import io.kiln.local.rpc.Product;
import io.kiln.local.rpc.RpcServer;
import io.kiln.local.sts.Sts;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The cloud that runs on this computer: ECS, VPC and OSS over HTTP, all of it kept in one home. */
public final class LocalCloud implements AutoCloseable {
  /** The account that everything here belongs to. */
  public static final String ACCOUNT = "1234567890123456";

  /** The region in which stacks are deployed; images are baked in all of them. */
  public static final String REGION = "cn-hangzhou";

  /** The bucket of Kiln's state, as template.yml names it at this place. */
  public static final String STATE_BUCKET = "kiln-" + ACCOUNT + "-" + REGION;

  private final HomeLock lock;
  private final Path home;
  private final MachineHost machines;
  private final LocalClock clock;
  private final CallLog calls;
  private final Faults faults = new Faults();
  private final Assembly ecs;
  private final Ram ram;
  private final ByProduct products = new ByProduct();
  private final List<CloudFlow> flows = new CopyOnWriteArrayList<>();
  private final List<HttpListener> desks = new CopyOnWriteArrayList<>();
  private final OssServer oss;
  private final Pulse pulse;
  private final Agenda agenda;
  private final HttpListener ecsListener;
  private final HttpListener ossListener;

  private LocalCloud(HomeLock lock, Path home, LocalCloudOptions options) {
    this.lock = lock;
    this.home = home;
    this.machines = options.machines();
    Path clockFile = home.resolve("clock.json");
    this.clock =
        options.realTime()
            ? LocalClock.real(clockFile, options.speed())
            : LocalClock.virtual(clockFile);
    this.calls = new CallLog(home.resolve("calls.ndjson"));
    this.ecs = Assembly.of(home, clock, machines, faults);
    this.ram = new Ram(ACCOUNT, clock);
    products.connect(Product.ECS, ecs.service());
    products.connect(Product.VPC, ecs.service());
    products.connect(Product.STS, new Sts(ram));
    ram.lookUpTags(this::tags);
    RpcServer rpc = new RpcServer(products, ram, faults, calls, clock);
    this.ecsListener = HttpListener.start("local-ecs", options.ecsPort(), rpc);
    this.oss = new OssServer(home.resolve("oss"), ram, faults, calls, clock);
    oss.deploy(STATE_BUCKET);
    this.ossListener = HttpListener.start("local-oss", options.ossPort(), oss);
    // Last: nothing may still write to a home that could not be opened.
    this.pulse = Pulse.start(ecs.store());
    this.agenda = Agenda.start(clock);
  }

  /**
   * Opens the cloud that lies in the home, or a new one.
   *
   * @throws HomeInUse if another process has it open
   */
  public static LocalCloud open(Path folder, LocalCloudOptions options) {
    Path home = folder.toAbsolutePath();
    HomeLock lock = HomeLock.take(home);
    try {
      return new LocalCloud(lock, home, options);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Where ECS and VPC answer. */
  public URI ecsEndpoint() {
    return ecsListener.uri();
  }

  /** Where OSS answers. */
  public URI ossEndpoint() {
    return ossListener.uri();
  }

  public LocalClock clock() {
    return clock;
  }

  /** What the cloud is going to do, and when. */
  public Agenda agenda() {
    return agenda;
  }

  /** Who may do what; everybody everything, until somebody acts as a role. */
  public Ram ram() {
    return ram;
  }

  /** Object storage: for whoever deploys buckets, and triggers that listen to them. */
  public OssServer oss() {
    return oss;
  }

  private Map<String, String> tags(String id) {
    return resources().stream()
        .filter(resource -> resource.id().equals(id))
        .map(Resource::tags)
        .findFirst()
        .orElse(Map.of());
  }

  /** CloudFlow, which answers where ECS does; deploy its flows, then let it resume. */
  public CloudFlow connectFlows(OutputShape shape, Invoker functions) {
    CloudFlow.Place place = new CloudFlow.Place(home.resolve("flow"), clock, agenda, ram);
    CloudFlow cloudFlow = new CloudFlow(place, shape, functions);
    flows.add(cloudFlow);
    products.connect(Product.FNF, cloudFlow);
    return cloudFlow;
  }

  public CallLog calls() {
    return calls;
  }

  public Faults faults() {
    return faults;
  }

  /** Opens a desk where other commands find out what is here, and says so in the home. */
  public void openDesk(HttpHandler handler) {
    HttpListener desk = HttpListener.start("local-desk", 0, handler);
    desks.add(desk);
    lock.announce(desk.uri());
  }

  /** Has somebody answer at a port, as long as the cloud is open; 0 for any that is free. */
  public URI listen(String name, int port, HttpHandler handler) {
    HttpListener listener = HttpListener.start(name, port, handler);
    desks.add(listener);
    return listener.uri();
  }

  /** Everything there is, in all regions. */
  public List<Resource> resources() {
    return ecs.store().change(LocalCloud::resources);
  }

  private static List<Resource> resources(World world) {
    return world.regions().stream()
        .flatMap(
            region ->
                region
                    .everything()
                    .map(
                        entry ->
                            new Resource(
                                entry.getKey(),
                                entry.getValue().id(),
                                entry.getValue().card().name(),
                                region.id(),
                                entry.getValue().state(world.now()),
                                entry.getValue().card().tags())))
        .toList();
  }

  /** Where one must connect to reach a port of an address that the cloud gave out. */
  public InetSocketAddress reach(String ip, int port) {
    return ecs.instances().ssh(ip).orElseGet(() -> new InetSocketAddress(ip, port));
  }

  /** Machines go on running; the next one to open the home takes them over. */
  @Override
  public void close() {
    desks.forEach(HttpListener::close);
    ecsListener.close();
    ossListener.close();
    flows.forEach(CloudFlow::close);
    agenda.close();
    pulse.close();
    ecs.rack().close();
    machines.close();
    lock.close();
  }
}
