package io.kiln.local.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.auth.BasicSessionCredentials;
import com.aliyuncs.auth.StaticCredentialsProvider;
import com.aliyuncs.ecs.model.v20140526.DeleteVpcRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeVpcsRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.kiln.local.disk.Json;
import io.kiln.local.testing.CloudUnderTest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoleOnTheWireTest {
  private static final String ARN = "acs:ram::1234567890123456:role/kiln-step";

  @RegisterExtension final CloudUnderTest cloud = new CloudUnderTest();

  @BeforeEach
  void putRole() throws JsonProcessingException {
    String policy =
        """
        {"Version":"1","Statement":[
          {"Effect":"Allow","Action":["vpc:Describe*"],"Resource":"*"},
          {"Effect":"Allow","Action":["oss:PutObject","oss:GetObject"],
           "Resource":"acs:oss:*:*:kiln/builds/*"}]}
        """;
    cloud
        .cloud()
        .ram()
        .put(
            new Role(
                "kiln-step",
                ARN,
                List.of("fc.aliyuncs.com"),
                List.of(Policy.read("p", Json.MAPPER.readTree(policy)))));
  }

  private IAcsClient client(TemporaryKey key) {
    return new DefaultAcsClient(
        DefaultProfile.getProfile(CloudUnderTest.REGION),
        new StaticCredentialsProvider(
            new BasicSessionCredentials(
                key.accessKeyId(), key.accessKeySecret(), key.securityToken())));
  }

  private <T extends AcsResponse> T ask(IAcsClient client, RpcAcsRequest<T> request)
      throws ClientException {
    request.setSysEndpoint(cloud.cloud().ecsEndpoint().getAuthority());
    request.setSysProtocol(ProtocolType.HTTP);
    return client.getAcsResponse(request);
  }

  @Test
  void aDeniedCallNamesTheActionAndTheRole() throws ClientException {
    IAcsClient client = client(cloud.cloud().ram().assume(ARN, Duration.ofHours(1)));
    DeleteVpcRequest delete = new DeleteVpcRequest();
    delete.setVpcId("vpc-1");

    assertThat(ask(client, new DescribeVpcsRequest()).getTotalCount()).isZero();
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> ask(client, delete))
        .satisfies(
            e -> {
              assertThat(e.getErrCode()).isEqualTo("Forbidden.RAM");
              assertThat(e.getErrMsg())
                  .contains("User not authorized", "vpc:DeleteVpc", "kiln-step");
            });
  }

  @Test
  void anExpiredTokenIsRefused() throws InterruptedException {
    IAcsClient client = client(cloud.cloud().ram().assume(ARN, Duration.ofHours(1)));
    cloud.pass(Duration.ofHours(1));

    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> ask(client, new DescribeVpcsRequest()))
        .satisfies(e -> assertThat(e.getErrCode()).isEqualTo("InvalidSecurityToken.Expired"));
  }

  @Test
  void theObjectStoreDeniesInItsOwnWords() {
    TemporaryKey key = cloud.cloud().ram().assume(ARN, Duration.ofHours(1));
    String endpoint = cloud.cloud().ossEndpoint().toString();
    OSS owner = new OSSClientBuilder().build(endpoint, "owner", "secret");
    OSS role =
        new OSSClientBuilder()
            .build(endpoint, key.accessKeyId(), key.accessKeySecret(), key.securityToken());
    try {
      owner.createBucket("kiln");

      role.putObject("kiln", "builds/1", new ByteArrayInputStream(new byte[] {1}));

      assertThatExceptionOfType(OSSException.class)
          .isThrownBy(
              () -> role.putObject("kiln", "keys/1", new ByteArrayInputStream(new byte[] {1})))
          .satisfies(
              e -> {
                assertThat(e.getErrorCode()).isEqualTo("AccessDenied");
                assertThat(e.getErrorMessage()).contains("oss:PutObject", "kiln-step");
              });
    } finally {
      owner.shutdown();
      role.shutdown();
    }
  }
}
