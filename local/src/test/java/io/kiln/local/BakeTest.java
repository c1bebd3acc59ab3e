package io.kiln.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.AllocateEipAddressRequest;
import com.aliyuncs.ecs.model.v20140526.AllocateEipAddressResponse;
import com.aliyuncs.ecs.model.v20140526.AssociateEipAddressRequest;
import com.aliyuncs.ecs.model.v20140526.CreateImageRequest;
import com.aliyuncs.ecs.model.v20140526.CreateInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteKeyPairsRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteVSwitchRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteVpcRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeImagesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeImagesResponse.Image;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesResponse.Instance;
import com.aliyuncs.ecs.model.v20140526.StartInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.StopInstanceRequest;
import com.aliyuncs.exceptions.ClientException;
import io.kiln.local.testing.CloudUnderTest;
import io.kiln.local.testing.DocumentedBy;
import io.kiln.local.testing.Furnished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DocumentedBy(page = "ecs-api.md 4 and 6", read = "2026-11")
class BakeTest {
  @RegisterExtension final CloudUnderTest cloud = new CloudUnderTest();

  @Test
  void aBakeLeavesAnImageAndNothingElse() throws Exception {
    Furnished place = Furnished.in(cloud);
    String instance = place.stopped();

    String image = createImage(instance, "baked");
    delete(place, instance);

    assertThat(images()).extracting(Image::getImageId).containsExactly(image);
    assertThat(images().get(0).getDiskDeviceMappings()).hasSize(1);
    assertThat(Files.readString(cloud.home().resolve("images").resolve(image).resolve("from")))
        .isEqualTo(instance);
    assertThat(cloud.cloud().resources())
        .extracting(Resource::type)
        .containsOnly("image", "snapshot");
    assertThat(cloud.machines().known()).isEmpty();
  }

  @Test
  void anInstanceOfABakedImageStandsOnItsLayers() throws Exception {
    Furnished place = Furnished.in(cloud);
    String first = place.stopped();
    String base = createImage(first, "base");
    var order = place.order();
    order.setImageId(base);
    String second = cloud.ask(order).getInstanceIdSets().get(0);
    cloud.settle();
    stop(second);
    String top = createImage(second, "top");

    order = place.order();
    order.setImageId(top);
    String third = cloud.ask(order).getInstanceIdSets().get(0);
    cloud.settle();

    Path images = cloud.home().resolve("images");
    assertThat(cloud.machines().spec(third).layers())
        .containsExactly(images.resolve(top), images.resolve(base));
  }

  @Test
  void anInstanceWithBandwidthIsReachedAtItsOwnLoopbackAddress() throws Exception {
    Furnished place = Furnished.in(cloud);

    Instance instance = place.shown(place.running()).get(0);

    String ip = instance.getPublicIpAddress().get(0);
    assertThat(ip).startsWith("127.");
    assertThat(cloud.cloud().reach(ip, 22).getPort()).isEqualTo(20022);
    assertThat(cloud.machines().spec(instance.getInstanceId()).address()).isEqualTo(ip);
    assertThat(cloud.machines().spec(instance.getInstanceId()).authorizedKeys())
        .containsExactly(Furnished.KEY);
  }

  @Test
  void anElasticAddressIsTheOneItsMachineListensAt() throws Exception {
    Furnished place = Furnished.in(cloud);
    CreateInstanceRequest create = new CreateInstanceRequest();
    create.setImageId(Furnished.IMAGE);
    create.setInstanceType(Furnished.TYPE);
    create.setVSwitchId(place.vSwitch());
    create.setSecurityGroupId(place.group());
    String instance = cloud.ask(create).getInstanceId();
    cloud.settle();
    assertThat(place.state(instance)).isEqualTo("Stopped");
    AllocateEipAddressResponse eip = cloud.ask(new AllocateEipAddressRequest());
    AssociateEipAddressRequest associate = new AssociateEipAddressRequest();
    associate.setAllocationId(eip.getAllocationId());
    associate.setInstanceId(instance);
    cloud.ask(associate);
    StartInstanceRequest start = new StartInstanceRequest();
    start.setInstanceId(instance);
    cloud.ask(start);
    cloud.settle();

    assertThat(place.state(instance)).isEqualTo("Running");
    assertThat(cloud.machines().spec(instance).address()).isEqualTo(eip.getEipAddress());
    assertThat(cloud.cloud().reach(eip.getEipAddress(), 22).getPort()).isEqualTo(20022);
    assertThat(place.shown(instance).get(0).getEipAddress().getIpAddress())
        .isEqualTo(eip.getEipAddress());
  }

  private void stop(String instance) throws ClientException, InterruptedException {
    StopInstanceRequest stop = new StopInstanceRequest();
    stop.setInstanceId(instance);
    cloud.ask(stop);
    cloud.settle();
  }

  private String createImage(String instance, String name)
      throws ClientException, InterruptedException {
    CreateImageRequest create = new CreateImageRequest();
    create.setInstanceId(instance);
    create.setImageName(name);
    String image = cloud.ask(create).getImageId();
    cloud.settle();
    return image;
  }

  private List<Image> images() throws ClientException {
    DescribeImagesRequest describe = new DescribeImagesRequest();
    describe.setImageOwnerAlias("self");
    return cloud.ask(describe).getImages();
  }

  private void delete(Furnished place, String instance)
      throws ClientException, InterruptedException {
    DeleteInstanceRequest deleteInstance = new DeleteInstanceRequest();
    deleteInstance.setInstanceId(instance);
    cloud.ask(deleteInstance);
    cloud.settle();
    DeleteSecurityGroupRequest deleteGroup = new DeleteSecurityGroupRequest();
    deleteGroup.setSecurityGroupId(place.group());
    cloud.ask(deleteGroup);
    DeleteVSwitchRequest deleteVSwitch = new DeleteVSwitchRequest();
    deleteVSwitch.setVSwitchId(place.vSwitch());
    cloud.ask(deleteVSwitch);
    cloud.settle();
    DeleteVpcRequest deleteVpc = new DeleteVpcRequest();
    deleteVpc.setVpcId(place.vpc());
    cloud.ask(deleteVpc);
    DeleteKeyPairsRequest deleteKeys = new DeleteKeyPairsRequest();
    deleteKeys.setKeyPairNames("[\"builder\"]");
    cloud.ask(deleteKeys);
    cloud.settle();
  }
}
