package io.kiln.local.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kiln.local.clock.LocalClock;
import io.kiln.local.disk.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RamTest {
  private static final String ARN = "acs:ram::1:role/kiln-step";
  private static final Duration LIFE = Duration.ofHours(36);

  @TempDir Path home;
  private LocalClock clock;
  private Ram ram;

  @BeforeEach
  void openRam() {
    clock = LocalClock.virtual(home.resolve("clock.json"));
    ram = new Ram("1", clock);
  }

  private TemporaryKey keyOf(String... statements) throws JsonProcessingException {
    ram.put(new Role("kiln-step", ARN, List.of("fc.aliyuncs.com"), List.of(policy(statements))));
    return ram.assume(ARN, LIFE);
  }

  private static Policy policy(String... statements) throws JsonProcessingException {
    String text = "{'Version':'1','Statement':[" + String.join(",", statements) + "]}";
    return Policy.read("test", Json.MAPPER.readTree(text.replace('\'', '"')));
  }

  private static String allow(String action, String resource) {
    return "{'Effect':'Allow','Action':'" + action + "','Resource':'" + resource + "'}";
  }

  private static String deny(String action, String resource) {
    return allow(action, resource).replace("Allow", "Deny");
  }

  private Optional<Denial> ask(TemporaryKey key, String call, Map<String, String> parameters) {
    String[] parts = call.split(":", 2);
    Attempt.Caller caller = new Attempt.Caller(key.accessKeyId(), key.securityToken());
    return ram.check(new Attempt(caller, parts[0], parts[1], "cn-shenzhen", parameters));
  }

  @ParameterizedTest
  @CsvSource({
    "ecs:RunInstances, *, true",
    "ecs:Run*, *, true",
    "*, *, true",
    "ecs:?unInstances, *, true",
    "ecs:RunInstance, *, false",
    "vpc:*, *, false",
    "ecs:RunInstances, acs:ecs:cn-shenzhen:1:instance/*, true",
    "ecs:RunInstances, acs:ecs:*:*:*, true",
    "ecs:RunInstances, acs:ecs:cn-hangzhou:1:instance/*, false",
    "ecs:RunInstances, acs:ecs:*:2:instance/*, false",
    "ecs:RunInstances, acs:ecs:*:1:image/*, false",
  })
  void aPolicyAllowsWhatItsWildcardsCover(String action, String resource, boolean may)
      throws JsonProcessingException {
    TemporaryKey key = keyOf(allow(action, resource));

    assertThat(ask(key, "Ecs:RunInstances", Map.of()).isEmpty()).isEqualTo(may);
  }

  @Test
  void oneThingMayBeNamed() throws JsonProcessingException {
    TemporaryKey key = keyOf(allow("vpc:DeleteVpc", "acs:vpc:*:*:vpc/vpc-1"));

    assertThat(ask(key, "Vpc:DeleteVpc", Map.of("VpcId", "vpc-1"))).isEmpty();
    assertThat(ask(key, "Ecs:DeleteVpc", Map.of("VpcId", "vpc-1"))).isEmpty();
    assertThat(ask(key, "Vpc:DeleteVpc", Map.of("VpcId", "vpc-2"))).isPresent();
  }

  @Test
  void aKeyInABucketIsCoveredByItsPrefix() throws JsonProcessingException {
    TemporaryKey key = keyOf(allow("oss:PutObject", "acs:oss:cn-shenzhen:1:kiln/builds/*"));
    Attempt.Caller caller = new Attempt.Caller(key.accessKeyId(), key.securityToken());

    assertThat(ram.check(new Attempt(caller, "Oss", "AppendObject", "", place("kiln", "builds/a"))))
        .isEmpty();
    assertThat(ram.check(new Attempt(caller, "Oss", "PutObject", "", place("kiln", "keys/master"))))
        .hasValueSatisfying(
            denial ->
                assertThat(denial.detail())
                    .contains("oss:PutObject", "kiln-step", "kiln/keys/master"));
  }

  private static Map<String, String> place(String bucket, String key) {
    return Map.of("bucket", bucket, "key", key);
  }

  @Test
  void whatCannotBeGrantedOnOneThingNeedsAllResources() throws JsonProcessingException {
    TemporaryKey narrow = keyOf(allow("fnf:StartExecution", "acs:fnf:*:*:flow/kiln/*"));

    assertThat(ask(narrow, "Fnf:StartExecution", Map.of("FlowName", "kiln"))).isPresent();
    assertThat(ask(keyOf(allow("fnf:*", "*")), "Fnf:StartExecution", Map.of())).isEmpty();
  }

  @Test
  void aDenialCountsMoreThanAnyPermission() throws JsonProcessingException {
    TemporaryKey key = keyOf(deny("ecs:DeleteImage", "*"), allow("ecs:*", "*"));

    Optional<Denial> denial = ask(key, "Ecs:DeleteImage", Map.of("ImageId", "m-1"));

    assertThat(denial).hasValueSatisfying(found -> assertThat(found.role()).isEqualTo("kiln-step"));
    assertThat(ask(key, "Ecs:CreateImage", Map.of())).isEmpty();
  }

  @Test
  void aCallThatIsNotInTheTableIsDenied() throws JsonProcessingException {
    assertThat(ask(keyOf(allow("ecs:*", "*")), "Ecs:MakeCoffee", Map.of())).isPresent();
  }

  @Test
  void theAccountsOwnKeysMayDoEverything() {
    Attempt.Caller owner = new Attempt.Caller("LTAI-any", "");

    assertThat(ram.check(new Attempt(owner, "Ecs", "RunInstances", "cn-shenzhen", Map.of())))
        .isEmpty();
  }

  @Test
  void untilThereIsARoleAnyTokenWillDo() {
    Attempt.Caller caller = new Attempt.Caller("STS.any", "any");

    assertThat(ram.check(new Attempt(caller, "Oss", "PutObject", "", Map.of()))).isEmpty();
  }

  @Test
  void aTemporaryKeyEndsWhenItExpires() throws Exception {
    TemporaryKey key = keyOf(allow("*", "*"));

    clock.sleep(LIFE.minusSeconds(10));
    Optional<Denial> before = ask(key, "Ecs:DescribeImages", Map.of());
    clock.sleep(Duration.ofSeconds(10));
    Optional<Denial> after = ask(key, "Ecs:DescribeImages", Map.of());

    assertThat(before).isEmpty();
    assertThat(after.map(Denial::kind)).contains(Denial.Kind.TOKEN_EXPIRED);
  }

  @Test
  void aTokenBelongsToItsKey() throws JsonProcessingException {
    TemporaryKey one = keyOf(allow("*", "*"));
    TemporaryKey other = ram.assume(ARN, LIFE);

    for (Attempt.Caller caller :
        List.of(
            new Attempt.Caller(one.accessKeyId(), other.securityToken()),
            new Attempt.Caller(one.accessKeyId(), ""),
            new Attempt.Caller("LTAI-any", one.securityToken()),
            new Attempt.Caller("STS.unknown", "unknown"))) {
      assertThat(
              ram.check(new Attempt(caller, "Ecs", "DescribeImages", "", Map.of()))
                  .map(Denial::kind))
          .contains(Denial.Kind.TOKEN_INVALID);
    }
  }

  @Test
  void aConditionAsksForTheTagsOfWhatIsTouched() throws JsonProcessingException {
    TemporaryKey key =
        keyOf(
            allow("ecs:StopInstance", "*")
                .replace(
                    "}", ",'Condition':{'StringEquals':{'acs:ResourceTag/kiln:stack':['a']}}}"));
    ram.lookUpTags(id -> Map.of("kiln:stack", id.equals("i-ours") ? "a" : "b"));

    assertThat(ask(key, "Ecs:StopInstance", Map.of("InstanceId", "i-ours"))).isEmpty();
    assertThat(ask(key, "Ecs:StopInstance", Map.of("InstanceId", "i-theirs"))).isPresent();
    ram.lookUpTags(id -> Map.of());
    assertThat(ask(key, "Ecs:StopInstance", Map.of("InstanceId", "i-ours"))).isPresent();
  }

  @Test
  void aConditionLimitsWhatIsListed() throws JsonProcessingException {
    TemporaryKey key =
        keyOf(
            allow("oss:ListObjects", "*")
                .replace("}", ",'Condition':{'StringLike':{'oss:Prefix':['active/*']}}}"));

    assertThat(ask(key, "Oss:ListObjects", Map.of("bucket", "b", "prefix", "active/"))).isEmpty();
    assertThat(ask(key, "Oss:ListObjects", Map.of("bucket", "b", "prefix", "keys/"))).isPresent();
    assertThat(ask(key, "Oss:ListObjects", Map.of("bucket", "b"))).isPresent();
  }

  @Test
  void theAuditShowsWhatWasUsed() throws JsonProcessingException {
    TemporaryKey key = keyOf(allow("ecs:Describe*", "*"));

    var unused =
        List.of(
            ask(key, "Ecs:DescribeImages", Map.of()),
            ask(key, "Ecs:DescribeImages", Map.of()),
            ask(key, "Ecs:DeleteImage", Map.of()));

    assertThat(ram.audit().of("kiln-step"))
        .containsOnly(
            Map.entry("ecs:DescribeImages", new Audit.Use(2, 0)),
            Map.entry("ecs:DeleteImage", new Audit.Use(0, 1)));
    assertThat(ram.role(ARN).orElseThrow().granted()).containsExactly("ecs:Describe*");
  }

  @Test
  void aKeyDoesNotShowItsSecrets() throws JsonProcessingException {
    TemporaryKey key = keyOf(allow("*", "*"));

    assertThat(key.toString()).doesNotContain(key.accessKeySecret(), key.securityToken());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Effect':'Maybe','Action':'*','Resource':'*'}",
        "{'Effect':'Allow','Resource':'*'}",
        "{'Effect':'Allow','Action':'*'}",
        "{'Effect':'Allow','NotAction':'*','Resource':'*'}",
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'IpAddress':{'acs:SourceIp':'::'}}}",
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringLike':{'acs:UserId':'1'}}}",
      })
  void whatCannotBeEnforcedIsRefused(String statement) {
    assertThatExceptionOfType(BadPolicy.class).isThrownBy(() -> policy(statement));
  }
}
