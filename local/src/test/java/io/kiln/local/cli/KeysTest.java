package io.kiln.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.kiln.build.Endpoint;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.function.AssumedRoles;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Secret;
import io.kiln.template.Template;
import io.kiln.template.TemplateFiles;
import io.kiln.template.TemplateInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose keys a template means. */
class KeysTest {
  private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");
  private static final String PROFILES =
      """
      {"current": "keys", "profiles": [
        {"name": "keys", "mode": "AK", "access_key_id": "id-1", "access_key_secret": "secret-1"},
        {"name": "token", "mode": "StsToken", "access_key_id": "id-2",
         "access_key_secret": "secret-2", "sts_token": "token-2"},
        {"name": "role", "mode": "RamRoleArn", "access_key_id": "id-3",
         "access_key_secret": "secret-3", "ram_role_arn": "acs:ram::1:role/r",
         "ram_session_name": "me"},
        {"name": "machine", "mode": "EcsRamRole", "ram_role_name": "baker"},
        {"name": "other", "mode": "OIDC"}]}
      """;

  @TempDir private Path folder = Path.of("");
  private final List<String> asked = new ArrayList<>();
  private HttpServer server = none();

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          String path = exchange.getRequestURI().getPath();
          String answer =
              path.equals("/latest/api/token")
                  ? "metadata-token"
                  : path.equals("/") ? assumed() : ofTheMachine();
          exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
          exchange.sendResponseHeaders(200, answer.length());
          exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    Files.writeString(folder.resolve("profiles.json"), PROFILES);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theTemplatesOwnKeysCountFirst() {
    Credentials keys =
        keys("'access_key': 'a', 'secret_key': 's', 'security_token': 't', 'profile': 'keys'");

    assertThat(keys.keyId()).isEqualTo("a");
    assertThat(keys.token()).isPresent();
  }

  @Test
  void aProfileGivesItsKeys() {
    assertThat(keys("'profile': 'keys'").keyId()).isEqualTo("id-1");
    assertThat(keys("'profile': 'token'").token().orElseThrow().reveal()).isEqualTo("token-2");
  }

  @Test
  void aRoleIsTakenOnOnceForAsLongAsItIsGood() {
    Keys keys = keys();
    EcsBuilder builder = builder("'profile': 'role'");

    assertThat(keys.of(builder).keyId()).isEqualTo("STS.1");
    assertThat(keys.of(builder).token().orElseThrow().reveal()).isEqualTo("assumed");
    assertThat(asked)
        .singleElement()
        .satisfies(
            request ->
                assertThat(request)
                    .contains("Action=AssumeRole", "RoleSessionName=me", "AccessKeyId=id-3"));
  }

  @Test
  void aSessionIsOnlyForWhoeverHasTheSecret() {
    Keys keys = keys();
    String role = "'access_key': 'a', 'secret_key': '%s', 'ram_role_arn': 'acs:ram::1:role/x'";

    keys.of(builder(role.formatted("right")));
    keys.of(builder(role.formatted("guessed")));

    assertThat(asked).hasSize(2);
  }

  @Test
  void aRoleInTheTemplateIsTakenOnWithItsKeys() {
    Credentials keys =
        keys(
            "'access_key': 'a', 'secret_key': 's', 'ram_role_arn': 'acs:ram::1:role/x',"
                + " 'ram_session_name': 'mine'");

    assertThat(keys.keyId()).isEqualTo("STS.1");
    assertThat(asked.get(0)).contains("RoleSessionName=mine", "role%2Fx");
  }

  @Test
  void theRoleOfTheMachineComesFromItsMetadata() {
    assertThat(keys("'ram_role_name': 'baker'").keyId()).isEqualTo("STS.machine");
    assertThat(asked)
        .containsExactly(
            "PUT /latest/api/token", "GET /latest/meta-data/ram/security-credentials/baker");
  }

  @Test
  void aProfileThatIsMissingOrOfAnotherKindIsNamed() {
    assertThatThrownBy(() -> keys("'profile': 'nobody'"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("no profile named 'nobody'");
    assertThatThrownBy(() -> keys("'profile': 'other'")).hasMessageContaining("mode OIDC");
  }

  @Test
  void aBrokenFileIsNotQuoted() throws IOException {
    Files.writeString(folder.resolve("profiles.json"), "{\"access_key_secret\": hidden");

    assertThatThrownBy(() -> keys("'profile': 'keys'"))
        .hasMessageContaining("is not JSON")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void theEnvironmentsKeyHasPackersNamesOrTheVendors() {
    Callers vendors =
        Callers.in(folder)
            .with("ALIBABA_CLOUD_ACCESS_KEY_ID", "vendor-id")
            .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "vendor-secret")
            .with("SECURITY_TOKEN", "of another key");
    assertThat(Keys.fromEnvironment(vendors.caller()).orElseThrow())
        .isEqualTo(Credentials.of("vendor-id", Secret.of("vendor-secret")));

    Callers both = vendors.with("ALICLOUD_ACCESS_KEY", "id").with("ALICLOUD_SECRET_KEY", "secret");
    assertThat(Keys.fromEnvironment(both.caller()).orElseThrow())
        .isEqualTo(Credentials.temporary("id", Secret.of("secret"), Secret.of("of another key")));

    assertThat(Keys.fromEnvironment(Callers.in(folder).with("ALICLOUD_ACCESS_KEY", "id").caller()))
        .isEmpty();
  }

  private Credentials keys(String options) {
    return keys().of(builder(options));
  }

  private Keys keys() {
    URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    AssumedRoles roles =
        new AssumedRoles(
            Endpoints.standard().withSts(Endpoint.of(here)), Clock.fixed(NOW, ZoneOffset.UTC));
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Caller caller = new Caller(Map.of(), folder, Input.ofProcess(), nowhere, nowhere, false, clock);
    return new Keys(caller, roles, new MetadataRole(here));
  }

  private EcsBuilder builder(String options) {
    String text =
        "{'builders': [{'type': 'alicloud-ecs', 'region': 'cn-shenzhen', 'image_name': 'img',"
            + " 'source_image': 'm-1', 'instance_type': 'ecs.x', 'ssh_username': 'root',"
            + " 'shared_credentials_file': 'profiles.json', "
            + options
            + "}]}";
    return Template.evaluate(
            TemplateInput.builder()
                .name("t.json")
                .text(text.replace('\'', '"'))
                .startedAt(NOW)
                .templateDir("/")
                .workingDir("/")
                .seed("s")
                .files(new NoFiles())
                .build())
        .builders()
        .get(0);
  }

  private static String assumed() {
    return "{\"RequestId\":\"r\",\"Credentials\":{\"AccessKeyId\":\"STS.1\","
        + "\"AccessKeySecret\":\"s\",\"SecurityToken\":\"assumed\","
        + "\"Expiration\":\"2026-11-22T12:00:00Z\"}}";
  }

  private static String ofTheMachine() {
    return "{\"Code\":\"Success\",\"AccessKeyId\":\"STS.machine\",\"AccessKeySecret\":\"s\","
        + "\"SecurityToken\":\"t\",\"Expiration\":\"2026-11-22T12:00:00Z\"}";
  }

  private static HttpServer none() {
    try {
      return HttpServer.create();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class NoFiles implements TemplateFiles {
    @Override
    public boolean isFile(String path) {
      return false;
    }

    @Override
    public boolean isFolder(String path) {
      return false;
    }
  }
}
