package io.kiln.tests.sweep;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Endpoint;
import io.kiln.build.Entry;
import io.kiln.build.Phase;
import io.kiln.build.Result;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.cloud.NewAddress;
import io.kiln.cloud.NewKeyPair;
import io.kiln.cloud.NewSecurityGroup;
import io.kiln.cloud.NewVSwitch;
import io.kiln.cloud.NewVpc;
import io.kiln.cloud.Taggable;
import io.kiln.function.Settings;
import io.kiln.function.Site;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.local.Resource;
import io.kiln.local.machine.MachineHost;
import io.kiln.store.FolderBucket;
import io.kiln.template.Secret;
import io.kiln.trigger.Sweep;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A local cloud that many have left things in. */
final class Yard implements AutoCloseable {
  static final String STACK = "kiln";
  private static final int ADDRESSES = 2;
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGqNzAe3WqHnBGZGGfTYzFLKDiGSXC4MGmJTWJSOXxTt test";

  private final LocalCloud local;
  private final Cloud cloud;
  private final Wiring wiring;
  private int things;

  Yard(Path home) {
    this.local = LocalCloud.open(home, LocalCloudOptions.with(MachineHost.thisHost(home)));
    Endpoint ecs = Endpoint.of(local.ecsEndpoint());
    Endpoints endpoints = Endpoints.standard().withEcs(ecs).withVpc(ecs);
    Credentials key = Credentials.of("local", Secret.of("no-secret-at-all"));
    this.cloud = Cloud.of(key, endpoints);
    this.wiring =
        new Wiring(
            Site.builder()
                .settings(Settings.builder().stack(STACK).build())
                .bucket(new FolderBucket(home.resolve("store")))
                .endpoints(endpoints)
                .credentials(builder -> key)
                .clock(local.clock())
                .random(new SecureRandom())
                .linger(this::pass)
                .reach(local::reach)
                .build());
  }

  LocalCloud local() {
    return local;
  }

  Wiring wiring() {
    return wiring;
  }

  Sweep sweep() {
    return wiring.sweep(cloud);
  }

  void pass(Duration time) {
    try {
      local.clock().sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What a build of this deployment tags as temporary. */
  static Map<String, String> tags(String build) {
    return Map.of("kiln:stack", STACK, "kiln:build", build, Build.TEMPORARY, "true");
  }

  /** A journal that says that the build is over. */
  void over(String id) {
    write(
        build(id)
            .phase(Phase.ENDED)
            .result(Result.FAILED)
            .cleanup(Cleanup.CLEAN)
            .endedAt(local.clock().instant())
            .build());
  }

  /** A journal that says that the build is at a step. */
  void underWay(String id) {
    write(build(id).phase(Phase.STEP).build());
  }

  /** A journal that says that the build was left standing for a person. */
  void leftStanding(String id) {
    write(
        build(id)
            .phase(Phase.ENDED)
            .result(Result.FAILED)
            .cleanup(Cleanup.SUSPENDED)
            .endedAt(local.clock().instant())
            .build());
  }

  private Build.Builder build(String id) {
    return (Build.Builder)
        Build.builder()
            .id(BuildId.of(id))
            .stack(STACK)
            .builderName("alicloud-ecs")
            .region("cn-shenzhen")
            .imageName("swept")
            .startedAt(local.clock().instant())
            .step("connect");
  }

  private void write(Build build) {
    Entry entry =
        Entry.builder()
            .version(Entry.VERSION)
            .seq(1)
            .nonce("test")
            .writtenAt(local.clock().instant())
            .state(build)
            .build();
    if (!wiring.store().journal().append(entry)) {
      throw new IllegalStateException("there is a build " + build.id());
    }
  }

  /** A network with groups in it, addresses and key pairs, all with these tags. */
  List<String> litter(String region, Map<String, String> tags, int groups, int others) {
    List<String> ids = new ArrayList<>();
    String vpc =
        cloud.vpcs().create(NewVpc.builder().region(region).name(name()).token(token()).build());
    pass(Duration.ofSeconds(10));
    String vSwitch = cloud.vSwitches().create(inside(region, vpc));
    pass(Duration.ofSeconds(10));
    tag(region, Taggable.VPC, vpc, tags);
    tag(region, Taggable.VSWITCH, vSwitch, tags);
    ids.addAll(List.of(vpc, vSwitch));
    for (int i = 0; i < groups; i++) {
      ids.add(cloud.securityGroups().create(group(region, vpc, tags)));
    }
    for (int i = 0; i < others; i++) {
      ids.add(keyPair(region, tags));
      ids.add(keyPair(region, tags));
    }
    // a region has few
    for (int i = 0; i < Math.min(ADDRESSES, others); i++) {
      String address = cloud.addresses().allocate(address(region));
      tag(region, Taggable.EIP, address, tags);
      ids.add(address);
    }
    return ids;
  }

  private void tag(String region, Taggable kind, String id, Map<String, String> tags) {
    if (!tags.isEmpty()) {
      cloud.tags().add(region, kind, List.of(id), tags);
    }
  }

  private NewVSwitch inside(String region, String vpc) {
    return NewVSwitch.builder()
        .region(region)
        .vpcId(vpc)
        .zoneId(cloud.regions().zones(region).all().get(0).id())
        .cidr("172.16.0.0/24")
        .name(name())
        .token(token())
        .build();
  }

  private NewSecurityGroup group(String region, String vpc, Map<String, String> tags) {
    return NewSecurityGroup.builder()
        .region(region)
        .vpcId(vpc)
        .name(name())
        .tags(tags)
        .token(token())
        .build();
  }

  private NewAddress address(String region) {
    return NewAddress.builder().region(region).name(name()).token(token()).build();
  }

  private String keyPair(String region, Map<String, String> tags) {
    String name = name();
    cloud
        .keyPairs()
        .importKey(
            NewKeyPair.builder().region(region).name(name).publicKey(KEY).tags(tags).build());
    return name;
  }

  private String name() {
    return "thing-" + things++;
  }

  private static String token() {
    return UUID.randomUUID().toString();
  }

  List<String> ids() {
    return local.resources().stream()
        .map(resource -> resource.type().equals("keypair") ? resource.name() : resource.id())
        .sorted()
        .toList();
  }

  List<Resource> resources() {
    return local.resources();
  }

  @Override
  public void close() {
    cloud.close();
    local.close();
  }
}
