package io.kiln.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.CreateVpcRequest;
import com.aliyuncs.exceptions.ClientException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.local.disk.Json;
import io.kiln.local.ram.Policy;
import io.kiln.local.ram.Role;
import io.kiln.local.ram.TemporaryKey;
import io.kiln.local.testing.CloudUnderTest;
import io.kiln.local.testing.DocumentedBy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls as today's SDKs make them: what is called, and by whom, stands in headers. */
@DocumentedBy(page = "Request syntax and signature method V3", read = "2026-11")
class HeadersTest {
  @RegisterExtension final CloudUnderTest cloud = new CloudUnderTest();

  @Test
  void headersSayWhatIsCalled() throws Exception {
    HttpResponse<String> answer = call("DescribeVpcs", "RegionId=cn-shenzhen", "anyKey", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode body = Json.MAPPER.readTree(answer.body());
    assertThat(body.path("TotalCount").asInt(-1)).isZero();
    assertThat(answer.headers().firstValue("x-acs-request-id"))
        .contains(body.path("RequestId").asText());
  }

  @Test
  void aRoleIsRecognisedByItsHeaders() throws Exception {
    String arn = "acs:ram::1234567890123456:role/kiln-look";
    cloud.cloud().ram().put(new Role("kiln-look", arn, List.of(), List.of(looking())));
    TemporaryKey key = cloud.cloud().ram().assume(arn, Duration.ofHours(1));

    assertThat(asRole("DescribeVpcs", "RegionId=cn-shenzhen", key).statusCode()).isEqualTo(200);
    assertThat(asRole("CreateVpc", "RegionId=cn-shenzhen", key).body())
        .contains("Forbidden.RAM", "vpc:CreateVpc", "kiln-look");
    assertThat(call("DescribeVpcs", "", key.accessKeyId(), "another").body())
        .contains("InvalidSecurityToken");
  }

  @Test
  void aCallWithoutARegionIsOfWhereTheNamedThingIs() throws Exception {
    CreateVpcRequest create = new CreateVpcRequest();
    create.setCidrBlock("172.16.0.0/16");
    String vpc = vpcOf(create);

    HttpResponse<String> deleted = call("DeleteVpc", "VpcId=" + vpc, "anyKey", "");

    assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(400);
    assertThat(deleted.body()).contains("IncorrectVpcStatus");
  }

  @Test
  void aCallThatCanHaveNoRegionIsAnsweredWithoutOne() throws Exception {
    assertThat(call("DescribeRegions", "", "anyKey", "").body()).contains("cn-shenzhen");
    assertThat(call("StopInstance", "InstanceId=i-none", "anyKey", "").body())
        .contains("InvalidInstanceId.NotFound");
    assertThat(call("DescribeInstances", "", "anyKey", "").body())
        .contains("MissingParameter", "RegionId");
  }

  private String vpcOf(CreateVpcRequest create) throws ClientException {
    return cloud.ask(create).getVpcId();
  }

  private HttpResponse<String> asRole(String action, String query, TemporaryKey key)
      throws IOException, InterruptedException {
    return call(action, query, key.accessKeyId(), key.securityToken());
  }

  private HttpResponse<String> call(String action, String query, String key, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(cloud.cloud().ecsEndpoint() + "/?" + query))
            .header("x-acs-action", action)
            .header("x-acs-version", "2014-05-26")
            .header(
                "Authorization",
                "ACS3-HMAC-SHA256 Credential="
                    + key
                    + ",SignedHeaders=host;x-acs-action;x-acs-version,Signature=00ff")
            .POST(HttpRequest.BodyPublishers.noBody());
    if (!token.isEmpty()) {
      request.header("x-acs-security-token", token);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Policy looking() throws JsonProcessingException {
    return Policy.read(
        "p",
        Json.MAPPER.readTree(
            """
            {"Version":"1","Statement":[
              {"Effect":"Allow","Action":["vpc:Describe*"],"Resource":"*"}]}
            """));
  }
}
