package io.kiln.local.testing;

import com.aliyuncs.AcsResponse;
import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A local cloud for one test, asked through the vendor's own SDK over the wire. */
public final class CloudUnderTest implements BeforeEachCallback, AfterEachCallback {
  public static final String REGION = "cn-shenzhen";

  private final FakeMachines machines = new FakeMachines();
  private final IAcsClient client =
      new DefaultAcsClient(DefaultProfile.getProfile(REGION, "test-id", "test-secret"));
  private Path home = Path.of("");
  private @Nullable LocalCloud cloud;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    home = Files.createTempDirectory("cloud");
    cloud = LocalCloud.open(home, LocalCloudOptions.with(machines));
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    cloud().close();
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(CloudUnderTest::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another process opens the same home. */
  public void reopen() {
    cloud().close();
    cloud = LocalCloud.open(home, LocalCloudOptions.with(machines));
  }

  public LocalCloud cloud() {
    return Objects.requireNonNull(cloud, "opened before each test");
  }

  public FakeMachines machines() {
    return machines;
  }

  public Path home() {
    return home;
  }

  public <T extends AcsResponse> T ask(RpcAcsRequest<T> request) throws ClientException {
    request.setSysEndpoint(cloud().ecsEndpoint().getAuthority());
    request.setSysProtocol(ProtocolType.HTTP);
    return client.getAcsResponse(request);
  }

  /** The code of the refusal that the request meets. */
  public <T extends AcsResponse> Refusal refusalOf(RpcAcsRequest<T> request) {
    try {
      T answer = ask(request);
      throw new AssertionError("not refused: " + answer);
    } catch (ClientException e) {
      return new Refusal(String.valueOf(e.getErrCode()), String.valueOf(e.getErrMsg()));
    }
  }

  /** The same for a call that the SDK has no class for. */
  public Refusal refusalOf(CommonRequest request, String version) {
    request.setSysDomain(cloud().ecsEndpoint().getAuthority());
    request.setSysProtocol(ProtocolType.HTTP);
    request.setSysVersion(version);
    request.setSysRegionId(REGION);
    request.putQueryParameter("RegionId", REGION);
    try {
      throw new AssertionError("not refused: " + client.getCommonResponse(request).getData());
    } catch (ClientException e) {
      return new Refusal(String.valueOf(e.getErrCode()), String.valueOf(e.getErrMsg()));
    }
  }

  /** A refusal as the SDK shows it. */
  public record Refusal(String code, String message) {}

  public void pass(Duration duration) throws InterruptedException {
    cloud().clock().sleep(duration);
  }

  /** Waits until nothing is really going on, and the cloud's own time for it is over as well. */
  public void settle() throws InterruptedException {
    while (cloud().clock().isBusy()) {
      pass(Duration.ofSeconds(1));
    }
    pass(Duration.ofMinutes(5));
  }
}
