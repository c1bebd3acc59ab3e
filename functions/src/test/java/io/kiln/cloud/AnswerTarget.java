package io.kiln.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.auth.StaticCredentialsProvider;
import com.aliyuncs.http.CallBack;
import com.aliyuncs.http.HttpClientConfig;
import com.aliyuncs.http.HttpRequest;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.http.IHttpClient;
import com.aliyuncs.profile.DefaultProfile;
import io.kiln.build.Masker;
import io.kiln.build.StepFailure;
import io.kiln.fuzz.Target;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the cloud answers, or whoever stands in its way. */
@SuppressWarnings("deprecation") // the SDK asks for methods that it deprecates
public final class AnswerTarget implements Target {
  private static final String REGION = "cn-shenzhen";

  private final Canned canned = new Canned();
  private final Rpc rpc;
  private int turn;

  /** A client whose every answer is the input. */
  public AnswerTarget() {
    DefaultAcsClient client =
        new DefaultAcsClient(
            DefaultProfile.getProfile("cn-hangzhou"),
            new StaticCredentialsProvider(new BasicCredentials("key", "secret")));
    client.setHttpClient(canned);
    this.rpc = new Rpc(client, Endpoints.standard(), Masker.of(List.of("secret")));
  }

  @Override
  public String name() {
    return "answer";
  }

  @Override
  public List<byte[]> seeds() {
    return Stream.of(
            "{\"RequestId\":\"R\",\"TotalCount\":1,\"Vpcs\":{\"Vpc\":[{\"VpcId\":\"vpc-1\","
                + "\"Status\":\"Available\",\"Tags\":{\"Tag\":[{\"Key\":\"a\",\"Value\":\"b\"}]}}]},"
                + "\"Instances\":{\"Instance\":[{\"InstanceId\":\"i-1\",\"AutoReleaseTime\":"
                + "\"2026-01-01T00:00Z\",\"PublicIpAddress\":{\"IpAddress\":[\"1.2.3.4\"]}}]},"
                + "\"Images\":{\"Image\":[{\"ImageId\":\"m-1\",\"Size\":20,\"DiskDeviceMappings\":"
                + "{\"DiskDeviceMapping\":[{\"SnapshotId\":\"s-1\",\"Size\":\"20\"}]}}]},"
                + "\"VpcId\":\"vpc-1\",\"Zones\":{\"Zone\":[{\"ZoneId\":\"z\"}]},"
                + "\"TagResources\":{\"TagResource\":[{\"ResourceId\":\"x\",\"TagKey\":\"k\"}]}}")
        .map(text -> text.getBytes(UTF_8))
        .collect(Collectors.toList());
  }

  @Override
  public boolean accepts(byte[] input) {
    canned.body = input;
    canned.status = turn % 11 == 10 ? 500 : turn % 7 == 6 ? 400 : 200;
    canned.calls = 0;
    try {
      ask(turn++ % 5);
      return true;
    } catch (StepFailure refused) {
      return false;
    }
  }

  private void ask(int which) {
    switch (which) {
      case 0:
        new Vpcs(rpc).byId(REGION, "vpc-1").one();
        break;
      case 1:
        new Instances(rpc).byId(REGION, "i-1").one();
        break;
      case 2:
        new Images(rpc).byId(REGION, "m-1").one();
        break;
      case 3:
        new Vpcs(rpc).create(NewVpc.builder().region(REGION).name("n").token("t").build());
        break;
      default:
        new Regions(rpc).zones(REGION).all();
    }
  }

  @Override
  public String toString() {
    return name();
  }

  /** Answers at once. */
  private static final class Canned extends IHttpClient {
    private byte[] body = {};
    private int status = 200;
    private int calls;

    @Override
    public HttpResponse syncInvoke(HttpRequest request) {
      HttpResponse response = new HttpResponse(request.getSysUrl());
      response.setStatus(status);
      // an answer that promises page after page must not be believed for ever
      byte[] answer = calls++ > 100 ? new byte[0] : body;
      response.setHttpContent(answer, "UTF-8", null);
      return response;
    }

    @Override
    protected void init(HttpClientConfig config) {}

    @Override
    public Future<HttpResponse> asyncInvoke(HttpRequest request, CallBack callback) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void ignoreSSLCertificate() {}

    @Override
    public void restoreSSLCertificate() {}

    @Override
    public boolean isSingleton() {
      return false;
    }

    @Override
    public void close() {}
  }
}
