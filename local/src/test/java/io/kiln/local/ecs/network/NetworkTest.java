package io.kiln.local.ecs.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.AuthorizeSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.CreateSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.CreateVSwitchRequest;
import com.aliyuncs.ecs.model.v20140526.CreateVpcRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteVSwitchRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteVpcRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeSecurityGroupAttributeRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeVpcsRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeVpcsResponse.Vpc;
import com.aliyuncs.exceptions.ClientException;
import io.kiln.local.testing.CloudUnderTest;
import io.kiln.local.testing.DocumentedBy;
import io.kiln.local.testing.Furnished;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DocumentedBy(page = "ecs-api.md 2.4, 2.5 and 3", read = "2026-11")
class NetworkTest {
  @RegisterExtension final CloudUnderTest cloud = new CloudUnderTest();

  @Test
  void aVpcIsPendingAtFirstAndTakesNothingIn() throws Exception {
    String vpc = cloud.ask(new CreateVpcRequest()).getVpcId();
    CreateSecurityGroupRequest createGroup = new CreateSecurityGroupRequest();
    createGroup.setVpcId(vpc);

    assertThat(vpcs(vpc)).extracting(Vpc::getStatus).containsExactly("Pending");
    assertThat(cloud.refusalOf(createVSwitch(vpc, "172.16.0.0/24")).code())
        .isEqualTo("IncorrectVpcStatus");
    assertThat(cloud.refusalOf(createGroup).code()).isEqualTo("IncorrectVpcStatus");
    cloud.pass(Duration.ofSeconds(10));
    assertThat(vpcs(vpc)).extracting(Vpc::getStatus).containsExactly("Available");
  }

  @Test
  void twoVSwitchesOfOneVpcAreNotMadeAtOnce() throws Exception {
    String vpc = cloud.ask(new CreateVpcRequest()).getVpcId();
    cloud.pass(Duration.ofSeconds(10));
    cloud.ask(createVSwitch(vpc, "172.16.0.0/24"));

    assertThat(cloud.refusalOf(createVSwitch(vpc, "172.16.1.0/24")).code())
        .isEqualTo("IncorrectVSwitchStatus");
    cloud.pass(Duration.ofSeconds(10));
    assertThat(cloud.refusalOf(createVSwitch(vpc, "172.16.0.0/25")).code())
        .isEqualTo("InvalidCidrBlock.Overlapped");
    assertThat(cloud.refusalOf(createVSwitch(vpc, "10.0.0.0/24")).code())
        .isEqualTo("InvalidParameter");
    assertThat(cloud.ask(createVSwitch(vpc, "172.16.1.0/24")).getVSwitchId()).startsWith("vsw-");
  }

  @Test
  void whatHoldsSomethingIsNotDeleted() throws Exception {
    Furnished place = Furnished.in(cloud);
    place.running();

    assertThat(cloud.refusalOf(deleteVpc(place.vpc())).code())
        .isEqualTo("DependencyViolation.VSwitch");
    assertThat(cloud.refusalOf(deleteVSwitch(place.vSwitch())).code())
        .isEqualTo("DependencyViolation");
    assertThat(cloud.refusalOf(deleteGroup(place.group())).code()).isEqualTo("DependencyViolation");
  }

  @Test
  void aVpcWithAGroupIsNotDeleted() throws Exception {
    Furnished place = Furnished.in(cloud);
    cloud.ask(deleteVSwitch(place.vSwitch()));
    cloud.pass(Duration.ofSeconds(10));

    assertThat(cloud.refusalOf(deleteVpc(place.vpc())).code())
        .isEqualTo("DependencyViolation.SecurityGroup");
  }

  @Test
  void deletedThingsVanishAndAreThenUnknown() throws Exception {
    String vpc = cloud.ask(new CreateVpcRequest()).getVpcId();
    cloud.pass(Duration.ofSeconds(10));

    cloud.ask(deleteVpc(vpc));
    cloud.pass(Duration.ofSeconds(10));

    assertThat(vpcs(vpc)).isEmpty();
    assertThat(cloud.refusalOf(deleteVpc(vpc)).code()).isEqualTo("InvalidVpcId.NotFound");
    assertThat(cloud.refusalOf(deleteGroup("sg-none")).code())
        .isEqualTo("InvalidSecurityGroupId.NotFound");
  }

  @Test
  void aRuleGivenTwiceIsKeptOnce() throws Exception {
    Furnished place = Furnished.in(cloud);
    cloud.ask(authorize(place.group()));
    cloud.ask(authorize(place.group()));
    DescribeSecurityGroupAttributeRequest describe = new DescribeSecurityGroupAttributeRequest();
    describe.setSecurityGroupId(place.group());

    assertThat(cloud.ask(describe).getPermissions())
        .singleElement()
        .satisfies(rule -> assertThat(rule.getPortRange()).isEqualTo("22/22"));
    assertThat(cloud.refusalOf(authorize("sg-none")).code())
        .isEqualTo("InvalidSecurityGroupId.NotFound");
  }

  private List<Vpc> vpcs(String id) throws ClientException {
    DescribeVpcsRequest describe = new DescribeVpcsRequest();
    describe.setVpcId(id);
    return cloud.ask(describe).getVpcs();
  }

  private static AuthorizeSecurityGroupRequest authorize(String group) {
    AuthorizeSecurityGroupRequest request = new AuthorizeSecurityGroupRequest();
    request.setSecurityGroupId(group);
    request.setIpProtocol("tcp");
    request.setPortRange("22/22");
    request.setSourceCidrIp("0.0.0.0/0");
    request.setNicType("internet");
    return request;
  }

  private static CreateVSwitchRequest createVSwitch(String vpc, String block) {
    CreateVSwitchRequest request = new CreateVSwitchRequest();
    request.setVpcId(vpc);
    request.setZoneId("cn-shenzhen-d");
    request.setCidrBlock(block);
    return request;
  }

  private static DeleteVpcRequest deleteVpc(String id) {
    DeleteVpcRequest request = new DeleteVpcRequest();
    request.setVpcId(id);
    return request;
  }

  private static DeleteVSwitchRequest deleteVSwitch(String id) {
    DeleteVSwitchRequest request = new DeleteVSwitchRequest();
    request.setVSwitchId(id);
    return request;
  }

  private static DeleteSecurityGroupRequest deleteGroup(String id) {
    DeleteSecurityGroupRequest request = new DeleteSecurityGroupRequest();
    request.setSecurityGroupId(id);
    return request;
  }
}
