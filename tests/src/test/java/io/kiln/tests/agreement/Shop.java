package io.kiln.tests.agreement;

import io.kiln.build.Build;
import io.kiln.build.Endpoint;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.cloud.ImageQuery;
import io.kiln.cloud.ImageView;
import io.kiln.cloud.Images;
import io.kiln.cloud.NewSecurityGroup;
import io.kiln.cloud.NewVSwitch;
import io.kiln.cloud.NewVpc;
import io.kiln.local.Resource;
import io.kiln.template.Secret;
import io.kiln.tests.HurriedLaptop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One local cloud, where first Packer bakes and then Kiln. */
final class Shop implements AutoCloseable {
  static final String REGION = "cn-shenzhen";
  private static final List<String> REGIONS = List.of(REGION, "cn-beijing", "cn-hangzhou");

  private final Path home;
  private final HurriedLaptop laptop;
  private final Cloud client;
  private final Set<String> theirs = new TreeSet<>();

  Shop(Path home, HurriedLaptop laptop) {
    this.home = home;
    this.laptop = laptop;
    Endpoint here = Endpoint.of(laptop.cloud().ecsEndpoint());
    this.client =
        Cloud.of(
            Credentials.of("local", Secret.of("no-secret-at-all")),
            Endpoints.standard().withEcs(here).withVpc(here));
  }

  /** A network that is there before and must be there afterwards; its ids, by placeholder. */
  Map<String, String> network() throws InterruptedException {
    NewVpc vpc =
        NewVpc.builder().region(REGION).name("theirs").cidr("10.0.0.0/8").token("v").build();
    String vpcId = client.vpcs().create(vpc);
    pause(10);
    NewVSwitch vSwitch =
        NewVSwitch.builder()
            .region(REGION)
            .vpcId(vpcId)
            .zoneId("cn-shenzhen-d")
            .cidr("10.0.0.0/24")
            .name("theirs")
            .token("s")
            .build();
    String vSwitchId = client.vSwitches().create(vSwitch);
    NewSecurityGroup group =
        NewSecurityGroup.builder().region(REGION).vpcId(vpcId).name("theirs").token("g").build();
    String groupId = client.securityGroups().create(group);
    pause(10);
    theirs.addAll(List.of(vpcId, vSwitchId, groupId));
    return Map.of("VPC", vpcId, "VSWITCH", vSwitchId, "GROUP", groupId);
  }

  Packer.Ended packer(String template) throws Exception {
    return laptop.hurrying(() -> new Packer(home, laptop.cloud().ecsEndpoint()).build(template));
  }

  Build kiln(String template) {
    return laptop.bake(template);
  }

  /** What was left, by region and name, once nothing is on its way any more. */
  Map<String, Left> images() throws InterruptedException {
    Map<String, Left> all = new TreeMap<>();
    for (String region : REGIONS) {
      for (ImageView image : settled(region)) {
        Set<String> shares = new TreeSet<>(client.imageShares().of(region, image.id()).all());
        all.put(region + " " + image.name(), Left.of(region, image, shares));
      }
    }
    return all;
  }

  /** Packer does not wait for its copies. */
  private List<ImageView> settled(String region) throws InterruptedException {
    for (int look = 0; look < 120; look++) {
      List<ImageView> images = own(region);
      if (images.stream().allMatch(image -> image.status().equals("Available"))) {
        return images;
      }
      pause(60);
    }
    throw new AssertionError("still on its way: " + own(region));
  }

  private List<ImageView> own(String region) {
    return client
        .images()
        .find(
            ImageQuery.builder()
                .region(region)
                .ownerAlias("self")
                .statuses(Images.ANY_STATUS)
                .build())
        .all();
  }

  /** Everything but images, their snapshots, and what was there before. */
  List<String> litter() throws InterruptedException {
    pause(60);
    Set<String> used = new TreeSet<>(theirs);
    REGIONS.forEach(region -> own(region).forEach(image -> used.addAll(image.snapshotIds())));
    List<String> litter = new ArrayList<>();
    for (Resource resource : laptop.cloud().resources()) {
      if (!resource.type().equals("image") && !used.contains(resource.id())) {
        litter.add(resource.type() + " " + resource.id() + " " + resource.name());
      }
    }
    return litter;
  }

  /** From now on what the images there are made of may outlive them. */
  void keepSnapshots() {
    REGIONS.forEach(region -> own(region).forEach(image -> theirs.addAll(image.snapshotIds())));
  }

  /** Makes room for the other one. */
  void clear() {
    for (String region : REGIONS) {
      for (ImageView image : own(region)) {
        List<String> shares = client.imageShares().of(region, image.id()).all();
        if (!shares.isEmpty()) {
          client.imageShares().unshare(region, image.id(), shares);
        }
        client.images().delete(region, image.id(), true);
      }
    }
    laptop.cloud().resources().stream()
        .filter(resource -> resource.type().equals("snapshot"))
        .forEach(snapshot -> client.snapshots().delete(snapshot.region(), snapshot.id()));
  }

  private void pause(int seconds) throws InterruptedException {
    laptop.cloud().clock().sleep(Duration.ofSeconds(seconds));
  }

  @Override
  public void close() {
    client.close();
    laptop.close();
  }
}
