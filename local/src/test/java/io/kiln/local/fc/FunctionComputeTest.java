package io.kiln.local.fc;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.testing.DocumentedBy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@DocumentedBy(page = "platform.md 1 and 2", read = "2026-11")
class FunctionComputeTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  @Test
  void anInstanceStaysWarmAndItsInitializerRunsOnce() {
    try (Deployment cloud = new Deployment(false, Deployment.counting())) {
      assertThat(cloud.invoke("Counting").text()).isEqualTo("1/1");
      assertThat(cloud.invoke("Counting").text()).isEqualTo("1/2");

      assertThat(cloud.invoked).extracting(Invoked::cold).containsExactly(true, false);
      assertThat(cloud.functions.usage().coldStarts()).isEqualTo(1);
    }
  }

  @Test
  void eachInvocationIsColdWhenAskedFor() {
    try (Deployment cloud = new Deployment(true, Deployment.counting())) {
      assertThat(cloud.invoke("Counting").text()).isEqualTo("1/1");
      assertThat(cloud.invoke("Counting").text()).isEqualTo("1/1");

      assertThat(cloud.functions.usage().coldStarts()).isEqualTo(2);
    }
  }

  @Test
  void aKilledInstanceIsFollowedByANewOne() {
    try (Deployment cloud = new Deployment(false, Deployment.counting())) {
      cloud.invoke("Counting");

      cloud.functions.kill("Counting");

      assertThat(cloud.invoke("Counting").text()).isEqualTo("1/1");
    }
  }

  @Test
  void aFunctionIsGivenTheDeclaredEnvironmentAndNothingElse() {
    try (Deployment cloud = new Deployment(false, Deployment.function(Samples.Telling.class))) {
      String key = cloud.keys.of(Deployment.ROLE).accessKeyId();

      assertThat(cloud.invoke("acs:fc:cn-shenzhen:1:functions/Telling/LATEST").text())
          .isEqualTo("2026-11-22T12:00:30Z|20022|{KILN_STACK=mine}|Telling|" + key + "|0");
    }
  }

  @Test
  void anExceptionIsAnsweredAsItsDocument() {
    try (Deployment cloud = new Deployment(false, Deployment.function(Samples.Throwing.class))) {
      Reply reply = cloud.invoke("Throwing");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.errorType()).isEqualTo("UnhandledInvocationError");
      assertThat(reply.text())
          .startsWith(
              "{\"errorMessage\":\"oops\",\"errorType\":\"java.io.IOException\","
                  + "\"errorCause\":\"deeper\",\"stackTrace\":[\"io.kiln.local.fc.Samples$Throwing");
    }
  }

  @Test
  void aFunctionThatTakesTooLongIsEndedWithItsInstance() {
    FunctionSpec hanging = Deployment.function(Samples.Hanging.class, "", SHORT);
    try (Deployment cloud = new Deployment(false, hanging)) {
      Reply reply = cloud.invoke("Hanging");

      assertThat(reply.errorType()).isEqualTo("UnhandledInvocationError");
      assertThat(reply.text()).contains("timed out");
      assertThat(cloud.invoke("Hanging").succeeded()).isFalse();
      assertThat(cloud.functions.usage().coldStarts()).isEqualTo(2);
    }
  }

  @Test
  void aKillEndsARequestInItsMiddle() {
    try (Deployment cloud = new Deployment(false, Deployment.function(Samples.Hanging.class))) {
      CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(() -> cloud.invoke("Hanging"));
      while (!reply.isDone()) {
        cloud.functions.kill("Hanging");
        Thread.onSpinWait();
      }

      assertThat(reply.join().errorType()).isIn(Reply.UNHANDLED, Reply.INITIALIZATION);
      assertThat(reply.join().text()).contains("Process exited unexpectedly");
    }
  }

  @Test
  void requestsAtOnceHaveAnInstanceEach() {
    FunctionSpec hanging = Deployment.function(Samples.Hanging.class, "", SHORT);
    try (Deployment cloud = new Deployment(false, hanging)) {
      CompletableFuture<Reply> other = CompletableFuture.supplyAsync(() -> cloud.invoke("Hanging"));
      cloud.invoke("Hanging");
      other.join();

      assertThat(cloud.functions.usage().coldStarts()).isEqualTo(2);
    }
  }

  @Test
  void aFailedInitializerIsSaidSoEachTime() {
    FunctionSpec unready =
        Deployment.function(Samples.Unready.class, "Unready::initialize", Duration.ofSeconds(15));
    try (Deployment cloud = new Deployment(false, unready)) {
      assertThat(cloud.invoke("Unready").errorType()).isEqualTo("InitializationError");
      assertThat(cloud.invoke("Unready").text()).contains("KILN_BUCKET is missing");
    }
  }

  @Test
  void largeEventsAndAnswersAreRefused() {
    try (Deployment cloud = new Deployment(false, Deployment.function(Samples.Wordy.class))) {
      assertThat(cloud.functions.invoke("Wordy", new byte[(32 << 20) + 1]).status()).isEqualTo(413);
      assertThat(cloud.invoke("Wordy").code()).isEqualTo("RequestTooLarge");
    }
  }

  @Test
  void anUnknownFunctionIsNotFound() {
    try (Deployment cloud = new Deployment(false)) {
      assertThat(cloud.invoke("nobody").code()).isEqualTo("FunctionNotFound");
    }
  }

  @Test
  void disturbancesEndWithTheirTime() {
    try (Deployment cloud = new Deployment(false, Deployment.counting())) {
      cloud.functions.disturbances().throttle("Counting", Duration.ofMinutes(5));
      assertThat(cloud.invoke("Counting").status()).isEqualTo(429);
      cloud.clock.move(Duration.ofMinutes(5));
      cloud.functions.disturbances().breakDown("Counting", Duration.ofMinutes(5));
      assertThat(cloud.invoke("Counting").errorType()).isEqualTo("UnhandledInvocationError");
      cloud.clock.move(Duration.ofMinutes(5));

      assertThat(cloud.invoke("Counting").text()).isEqualTo("1/1");
    }
  }

  @Test
  void memoryTimesTimeIsAddedUp() {
    try (Deployment cloud = new Deployment(false, Deployment.counting())) {
      cloud.invoke("Counting");
      cloud.invoke("Counting");

      Usage usage = cloud.functions.usage();

      assertThat(usage.invocations()).isEqualTo(2);
      assertThat(usage.seconds()).isPositive();
      assertThat(usage.gbSeconds()).isEqualTo(usage.seconds());
    }
  }
}
