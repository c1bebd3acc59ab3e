package io.kiln.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kiln.build.Endpoint;
import io.kiln.build.StepFailure.Kind;
import io.kiln.template.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CloudFailureTest {
  private static final NewVpc VPC =
      NewVpc.builder().region("cn-shenzhen").name("kiln").token("t-1").build();

  @RegisterExtension final FakeCloud fake = new FakeCloud();

  @Test
  void anErrorReadsAsPackerPrintsIt() {
    fake.refusing(403, "InvalidAccountStatus.NotEnoughBalance");

    CloudFailure failure = failingToCreate();

    assertThat(failure)
        .hasMessage(
            "Failed creating vpc: SDK.ServerError\n"
                + "ErrorCode: InvalidAccountStatus.NotEnoughBalance\n"
                + "Recommend: https://example.com/InvalidAccountStatus.NotEnoughBalance\n"
                + "RequestId: 48F1\n"
                + "Message: No.");
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.code()).contains("InvalidAccountStatus.NotEnoughBalance");
    assertThat(failure.requestId()).contains("48F1");
    assertThat(failure.gone()).isFalse();
  }

  @Test
  void aDroppedConnectionIsUnclearAndTheRequestIsNotSentAgain() {
    fake.dropping();

    CloudFailure failure = failingToCreate();

    assertThat(failure.kind()).isEqualTo(Kind.UNCLEAR);
    assertThat(failure).hasMessageContaining("broke before the answer");
    assertThat(fake.requests()).isEqualTo(1);
  }

  @Test
  void silenceIsUnclearAndItsTraceShowsNoSignedRequest() {
    fake.silent();

    CloudFailure failure =
        failingToCreate(new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(200)));

    assertThat(failure.kind()).isEqualTo(Kind.UNCLEAR);
    assertThat(failure).hasMessageContaining("did not answer in time");
    assertThat(trace(failure)).doesNotContain("Signature", "token%2F1", "token/1", "key-id");
    assertThat(fake.requests()).isEqualTo(1);
  }

  @Test
  void aServerErrorIsUnclearForACreateAndBusyForALook() {
    fake.refusing(500, "InternalError").refusing(500, "InternalError");

    CloudFailure create = failingToCreate();
    CloudFailure look =
        catchThrowableOfType(
            CloudFailure.class, () -> fake.client().vpcs().byId("cn-shenzhen", "vpc-1"));

    assertThat(create.kind()).isEqualTo(Kind.UNCLEAR);
    assertThat(look.kind()).isEqualTo(Kind.BUSY);
  }

  @Test
  void aPageThatIsNoJsonIsUnclear() {
    fake.answering(200, "<html>Welcome</html>").answering(502, "<html>Bad gateway</html>");

    assertThat(failingToCreate().kind()).isEqualTo(Kind.UNCLEAR);
    assertThat(failingToCreate()).hasMessageContaining("ErrorCode: (none, HTTP 502)");
  }

  @Test
  void anAnswerWithoutTheIdLeavesOpenWhatWasMade() {
    fake.answering(200, "{\"RequestId\":\"r\"}");

    assertThat(failingToCreate().kind()).isEqualTo(Kind.UNCLEAR);
  }

  @Test
  void anAnswerWithoutTheListProvesNothingAbsent() {
    fake.answering(200, "{\"RequestId\":\"r\"}");

    CloudFailure failure =
        catchThrowableOfType(
            CloudFailure.class, () -> fake.client().vpcs().byId("cn-shenzhen", "vpc-1"));

    assertThat(failure.kind()).isEqualTo(Kind.BUSY);
  }

  @Test
  void aRefusedConnectionSentNothing() {
    Endpoint nobody = Endpoint.of(URI.create("http://127.0.0.1:1"));
    try (Cloud cloud =
        Cloud.of(Credentials.of("key-id", Secret.of("s")), Endpoints.standard().withVpc(nobody))) {
      CloudFailure failure =
          catchThrowableOfType(CloudFailure.class, () -> cloud.vpcs().create(VPC));

      assertThat(failure.kind()).isEqualTo(Kind.BUSY);
      assertThat(failure).hasMessageContaining("127.0.0.1:1 can't be reached");
    }
  }

  @Test
  void theCloudsEchoOfTheSignedRequestIsNotPassedOn() {
    fake.answering(
        400,
        "{\"Code\":\"SignatureDoesNotMatch\",\"RequestId\":\"r\",\"Message\":\"server string to"
            + " sign is:POST&%2F&AccessKeyId%3Dkey-id%26SecurityToken%3Dtoken\"}");

    CloudFailure failure = failingToCreate();

    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure.getMessage()).doesNotContain("key-id", "string to sign");
  }

  @Test
  void aSecretInTheCloudsMessageIsMasked() {
    fake.answering(400, "{\"Code\":\"Odd\",\"Message\":\"You sent token/1= and key%2Bsecret\"}");

    assertThat(failingToCreate())
        .hasMessageContaining("Message: You sent <sensitive> and <sensitive>");
  }

  @Test
  void aRegionThatIsNoNameReachesNobody() {
    CloudFailure failure =
        catchThrowableOfType(
            CloudFailure.class, () -> fake.client().vpcs().byId("evil.example/", "vpc-1"));

    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure).hasMessageContaining("is not the name of a region");
    assertThat(fake.requests()).isZero();
  }

  private CloudFailure failingToCreate() {
    return failingToCreate(new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5)));
  }

  private CloudFailure failingToCreate(Timeouts timeouts) {
    try (Cloud cloud = fake.client(timeouts)) {
      return catchThrowableOfType(CloudFailure.class, () -> cloud.vpcs().create(VPC));
    }
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
