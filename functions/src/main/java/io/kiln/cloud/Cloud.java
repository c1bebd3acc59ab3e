package io.kiln.cloud;

import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.auth.BasicSessionCredentials;
import com.aliyuncs.auth.StaticCredentialsProvider;
import com.aliyuncs.http.HttpClientConfig;
import com.aliyuncs.http.HttpClientType;
import com.aliyuncs.profile.DefaultProfile;
import io.kiln.build.Masker;
import io.kiln.template.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The cloud as one account sees it: a client for each kind of thing. Thread-safe; make one for each
 * set of credentials, and close it.
 */
public final class Cloud implements AutoCloseable {
  private final Http http;
  private final Rpc rpc;

  private Cloud(Http http, Rpc rpc) {
    this.http = http;
    this.rpc = rpc;
  }

  public static Cloud of(Credentials credentials, Endpoints endpoints) {
    return of(credentials, endpoints, Timeouts.STANDARD);
  }

  static Cloud of(Credentials credentials, Endpoints endpoints, Timeouts timeouts) {
    DefaultProfile profile = DefaultProfile.getProfile("cn-hangzhou");
    HttpClientConfig config = HttpClientConfig.getDefault();
    // or the SDK starts its singleton before it is given ours
    config.setClientType(HttpClientType.Compatible);
    profile.setHttpClientConfig(config);
    DefaultAcsClient client =
        new DefaultAcsClient(profile, new StaticCredentialsProvider(forSdk(credentials)));
    Http http = new Http(timeouts);
    client.setHttpClient(http);
    return new Cloud(http, new Rpc(client, endpoints, masker(credentials)));
  }

  public Regions regions() {
    return new Regions(rpc);
  }

  public Images images() {
    return new Images(rpc);
  }

  public ImageCopies imageCopies() {
    return new ImageCopies(rpc);
  }

  public ImageShares imageShares() {
    return new ImageShares(rpc);
  }

  public KeyPairs keyPairs() {
    return new KeyPairs(rpc);
  }

  public Vpcs vpcs() {
    return new Vpcs(rpc);
  }

  public VSwitches vSwitches() {
    return new VSwitches(rpc);
  }

  public SecurityGroups securityGroups() {
    return new SecurityGroups(rpc);
  }

  public Instances instances() {
    return new Instances(rpc);
  }

  public Addresses addresses() {
    return new Addresses(rpc);
  }

  public Disks disks() {
    return new Disks(rpc);
  }

  public Snapshots snapshots() {
    return new Snapshots(rpc);
  }

  public Tags tags() {
    return new Tags(rpc);
  }

  public Roles roles() {
    return new Roles(rpc);
  }

  public Flows flows() {
    return new Flows(rpc);
  }

  /** Closes the connections that no call is on; the next call opens one. */
  public void rest() {
    http.rest();
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AlibabaCloudCredentials forSdk(Credentials credentials) {
    String id = credentials.keyId();
    String secret = credentials.secret().reveal();
    return credentials
        .token()
        .<AlibabaCloudCredentials>map(t -> new BasicSessionCredentials(id, secret, t.reveal()))
        .orElseGet(() -> new BasicCredentials(id, secret));
  }

  private static Masker masker(Credentials credentials) {
    List<String> secrets = new ArrayList<>(List.of(credentials.secret().reveal()));
    credentials.token().map(Secret::reveal).ifPresent(secrets::add);
    return Masker.of(secrets);
  }
}
