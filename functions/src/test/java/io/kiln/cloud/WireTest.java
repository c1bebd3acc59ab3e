package io.kiln.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.kiln.build.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes over the wire, and what is read from it. */
class WireTest {
  private static final String OK = "{\"RequestId\":\"r-1\"}";
  private static final NewInstance INSTANCE =
      NewInstance.builder()
          .region("cn-shenzhen")
          .imageId("m-1")
          .instanceType("ecs.t5-c1m2.large")
          .securityGroupId("sg-1")
          .vSwitchId("vsw-1")
          .instanceName("kiln")
          .internetMaxBandwidthOut(5)
          .userData("IyEvYmluL3No")
          .systemDisk(SystemDisk.builder().category("cloud_essd").size(40).build())
          .addDataDisks(DataDisk.builder().size(20).device("/dev/xvdb").build())
          .autoReleaseTime(Instant.parse("2026-11-22T14:03:59Z"))
          .putTags("kiln:build", "b-1")
          .putTags("a", "x y+*~中")
          .token("t-1")
          .build();

  @RegisterExtension final FakeCloud fake = new FakeCloud();
  private final Cloud cloud = fake.client();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void everyRequestIsASignedPostWithTheToken() {
    fake.answering(200, OK);

    cloud.instances().stop("cn-shenzhen", "i-1", false);

    assertThat(fake.whole(0))
        .contains(
            entry("METHOD", "POST"),
            entry("AccessKeyId", "key-id"),
            entry("SecurityToken", "token/1="),
            entry("SignatureMethod", "HMAC-SHA1"),
            entry("Format", "JSON"))
        .containsKeys("Signature", "SignatureNonce", "Timestamp");
  }

  @Test
  void runInstancesCarriesEveryField() {
    fake.answering(200, "{\"RequestId\":\"r\",\"InstanceIdSets\":{\"InstanceIdSet\":[\"i-1\"]}}");

    String id = cloud.instances().run(INSTANCE);

    assertThat(id).isEqualTo("i-1");
    assertThat(fake.request(0))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry("METHOD", "POST"),
                entry("Action", "RunInstances"),
                entry("Version", "2014-05-26"),
                entry("RegionId", "cn-shenzhen"),
                entry("ImageId", "m-1"),
                entry("InstanceType", "ecs.t5-c1m2.large"),
                entry("SecurityGroupId", "sg-1"),
                entry("VSwitchId", "vsw-1"),
                entry("InstanceName", "kiln"),
                entry("InternetMaxBandwidthOut", "5"),
                entry("UserData", "IyEvYmluL3No"),
                entry("SystemDisk.Category", "cloud_essd"),
                entry("SystemDisk.Size", "40"),
                entry("DataDisk.1.Size", "20"),
                entry("DataDisk.1.Device", "/dev/xvdb"),
                entry("DataDisk.1.DeleteWithInstance", "true"),
                entry("AutoReleaseTime", "2026-11-22T14:03:00Z"),
                entry("Tag.1.Key", "a"),
                entry("Tag.1.Value", "x y+*~中"),
                entry("Tag.2.Key", "kiln:build"),
                entry("Tag.2.Value", "b-1"),
                entry("ClientToken", "t-1")));
  }

  @Test
  void aRequestFromTheLedgerIsTheSameOnTheWire() {
    String answer = "{\"RequestId\":\"r\",\"InstanceIdSets\":{\"InstanceIdSet\":[\"i-1\"]}}";
    fake.answering(200, answer).answering(200, answer);

    cloud.instances().run(INSTANCE);
    cloud.instances().run(Json.fromNode(Json.toNode(INSTANCE), NewInstance.class));

    assertThat(fake.request(1)).isEqualTo(fake.request(0));
  }

  @Test
  void vpcsGoToTheVpcProduct() {
    fake.answering(200, "{\"RequestId\":\"r\",\"VpcId\":\"vpc-1\"}");

    String id =
        cloud.vpcs().create(NewVpc.builder().region("cn-shenzhen").name("n").token("t").build());

    assertThat(id).isEqualTo("vpc-1");
    assertThat(fake.request(0))
        .contains(
            entry("Version", "2016-04-28"),
            entry("Action", "CreateVpc"),
            entry("VpcName", "n"),
            entry("ClientToken", "t"))
        .doesNotContainKey("CidrBlock");
  }

  @Test
  void looksReadEveryPage() {
    StringBuilder first = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      first.append(i == 0 ? "" : ",").append("{\"ImageId\":\"m-").append(i).append("\"}");
    }
    fake.answering(200, images(first.toString(), 51, "r-1"))
        .answering(200, images("{\"ImageId\":\"m-50\"}", 51, "r-2"));

    Found<ImageView> found =
        cloud.images().find(ImageQuery.builder().region("cn-shenzhen").build());

    assertThat(found.all()).hasSize(51);
    assertThat(found.requestId()).isEqualTo("r-2");
    assertThat(fake.request(1)).contains(entry("PageNumber", "2"), entry("PageSize", "50"));
  }

  @Test
  void anImageNameIsComparedExactly() {
    fake.answering(200, images("{\"ImageId\":\"m-1\",\"ImageName\":\"cus_image_2\"}", 1, "r"));

    Found<ImageView> found =
        cloud
            .images()
            .find(
                ImageQuery.builder()
                    .region("cn-shenzhen")
                    .name("cus_image")
                    .statuses(Images.ANY_STATUS)
                    .build());

    assertThat(found.isEmpty()).isTrue();
    assertThat(found.proof("cus_image", "none"))
        .isEqualTo("DescribeImages cus_image: none (request r)");
    assertThat(fake.request(0))
        .containsEntry("Status", "Waiting,Creating,CreateFailed,Available,UnAvailable");
  }

  @Test
  void anInstanceIsReadWithItsAddresses() {
    fake.answering(
        200,
        "{\"RequestId\":\"r\",\"TotalCount\":1,\"Instances\":{\"Instance\":[{\"InstanceId\":\"i-1\","
            + "\"Status\":\"Running\",\"PublicIpAddress\":{\"IpAddress\":[\"1.2.3.4\"]},"
            + "\"EipAddress\":{\"IpAddress\":\"\"},\"KeyPairName\":\"k\","
            + "\"AutoReleaseTime\":\"2026-11-22T14:03Z\","
            + "\"VpcAttributes\":{\"PrivateIpAddress\":{\"IpAddress\":[\"172.16.0.5\"]}},"
            + "\"Tags\":{\"Tag\":[{\"TagKey\":\"a\",\"TagValue\":\"\\u003d\"}]}}]}}");

    InstanceView instance = cloud.instances().byId("cn-shenzhen", "i-1").one().orElseThrow();

    assertThat(instance.publicIp()).contains("1.2.3.4");
    assertThat(instance.privateIp()).contains("172.16.0.5");
    assertThat(instance.autoReleaseTime()).contains(Instant.parse("2026-11-22T14:03:00Z"));
    assertThat(instance.tags()).containsExactly(entry("a", "="));
    assertThat(fake.request(0)).containsEntry("InstanceIds", "[\"i-1\"]");
  }

  @Test
  void deletingWhatIsGoneSucceeds() {
    fake.refusing(404, "InvalidVpcId.NotFound");

    cloud.vpcs().delete("cn-shenzhen", "vpc-1");

    assertThat(fake.request(0)).contains(entry("Action", "DeleteVpc"), entry("VpcId", "vpc-1"));
  }

  @Test
  void tagsGoToTheProductThatOwnsTheThing() {
    fake.answering(200, OK).answering(200, OK);

    cloud.tags().add("cn-shenzhen", Taggable.EIP, List.of("eip-1"), Map.of("k", "v"));
    cloud.tags().remove("cn-shenzhen", Taggable.IMAGE, List.of("m-1"), List.of("k"));

    assertThat(fake.request(0))
        .contains(
            entry("Version", "2016-04-28"),
            entry("ResourceType", "EIP"),
            entry("ResourceId.1", "eip-1"),
            entry("Tag.1.Key", "k"),
            entry("Tag.1.Value", "v"));
    assertThat(fake.request(1))
        .contains(
            entry("Version", "2014-05-26"),
            entry("Action", "UntagResources"),
            entry("ResourceType", "image"),
            entry("TagKey.1", "k"));
  }

  @Test
  void theReleaseTimeCanBeSetAndTakenAway() {
    fake.answering(200, OK).answering(200, OK);

    cloud.instances().releaseAt("cn-shenzhen", "i-1", Instant.parse("2026-11-22T14:03:59Z"));
    cloud.instances().releaseNever("cn-shenzhen", "i-1");

    assertThat(fake.request(0)).containsEntry("AutoReleaseTime", "2026-11-22T14:03:00Z");
    assertThat(fake.request(1)).containsEntry("AutoReleaseTime", "");
  }

  @Test
  void aStopKeepsTheAddress() {
    fake.answering(200, OK);

    cloud.instances().stop("cn-shenzhen", "i-1", false);

    assertThat(fake.request(0))
        .contains(entry("StoppedMode", "KeepCharging"), entry("ForceStop", "false"));
  }

  @Test
  void zonesAndStockAreRead() {
    fake.answering(
            200,
            "{\"RequestId\":\"r\",\"Zones\":{\"Zone\":[{\"ZoneId\":\"z-1\","
                + "\"AvailableResourceCreation\":{\"ResourceTypes\":[\"VSwitch\"]},"
                + "\"AvailableInstanceTypes\":{\"InstanceTypes\":[\"ecs.g6.large\"]}}]}}")
        .answering(
            200,
            "{\"RequestId\":\"r\",\"AvailableZones\":{\"AvailableZone\":[{\"ZoneId\":\"z-1\","
                + "\"Status\":\"Available\",\"StatusCategory\":\"WithStock\",\"AvailableResources\":"
                + "{\"AvailableResource\":[{\"SupportedResources\":{\"SupportedResource\":["
                + "{\"Value\":\"ecs.g6.large\",\"Status\":\"SoldOut\","
                + "\"StatusCategory\":\"WithoutStock\"}]}}]}}]}}");

    ZoneView zone = cloud.regions().zones("cn-shenzhen").one().orElseThrow();
    StockView stock =
        cloud
            .regions()
            .stock(StockQuery.builder().region("cn-shenzhen").instanceType("ecs.g6.large").build())
            .one()
            .orElseThrow();

    assertThat(zone.resourceTypes()).containsExactly("VSwitch");
    assertThat(zone.instanceTypes()).containsExactly("ecs.g6.large");
    assertThat(stock.category()).isEqualTo("WithoutStock");
  }

  private static String images(String images, int total, String requestId) {
    return "{\"RequestId\":\""
        + requestId
        + "\",\"TotalCount\":"
        + total
        + ",\"Images\":{\"Image\":["
        + images
        + "]}}";
  }
}
