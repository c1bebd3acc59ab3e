package io.kiln.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.Secrets;
import io.kiln.cloud.Given;
import io.kiln.communicator.CommandResult;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.Connections;
import io.kiln.communicator.Login;
import io.kiln.communicator.RemoteCommand;
import io.kiln.communicator.Session;
import io.kiln.template.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RemoveTemporaryKeyTest {
  private final List<String> said = new ArrayList<>();
  private Instant now = Given.NOW;

  private Build end(Supplier<CommandResult> machine) {
    Connections connections =
        new Connections(
            target -> new Machine(machine),
            new OneSecret(),
            Login.builder().user("builder").build());
    Build build =
        Given.build().withAddress("192.0.2.1").withLedger(Given.build().ledger().with(pair()));
    for (int move = 0; move < 100; move++) {
      try {
        Outcome outcome =
            new RemoveTemporaryKey(connections, Clock.fixed(now, ZoneOffset.UTC)).run(build);
        build = outcome.build();
        outcome.lines().stream().map(LogLine::text).forEach(said::add);
        now = now.plus(outcome.waitFor().map(Outcome.Wait::first).orElse(Duration.ZERO));
        if (outcome.kind() == Outcome.Kind.DONE) {
          return build;
        }
      } catch (CommunicatorFailure lost) {
        now = now.plus(Duration.ofMinutes(1));
      }
    }
    throw new AssertionError("it is asked for ever");
  }

  private static Resource pair() {
    return Resource.builder()
        .step("create-key-pair")
        .kind("keypair")
        .key("keypair")
        .region(Given.REGION)
        .state(ResourceState.CREATED)
        .attempt(0)
        .token("t")
        .request(JsonNodeFactory.instance.objectNode())
        .id("kiln-b-1")
        .since(Given.NOW)
        .build();
  }

  private static CommandResult answer(String text) {
    return new CommandResult(0, text.getBytes(UTF_8), new byte[0]);
  }

  @Test
  void rootsListIsLookedAtToo() {
    end(() -> answer(""));

    assertThat(said).isEmpty();
  }

  @Test
  void aListThatCantBeLookedAtIsSaid() {
    end(() -> answer("unseen\n"));

    assertThat(said)
        .containsExactly(
            "The user builder may not look at /root/.ssh/authorized_keys, so the public half of the"
                + " temporary key may stay in the image");
  }

  @Test
  void aMachineThatAnswersNothingIsNotAskedForEver() {
    end(
        () -> {
          throw new CommunicatorFailure(CommunicatorFailure.Reason.LOST, "silence", null);
        });

    assertThat(said)
        .containsExactly(
            "The machine answers no more, so the public half of the temporary key may stay in the"
                + " image");
    assertThat(Duration.between(Given.NOW, now))
        .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
  }

  private static final class Machine implements Session {
    private final Supplier<CommandResult> answers;

    Machine(Supplier<CommandResult> answers) {
      this.answers = answers;
    }

    @Override
    public String hostKey() {
      return "ssh-ed25519 AAAA";
    }

    @Override
    public CommandResult run(RemoteCommand command) {
      assertThat(command.text()).contains("sudo -n", "/ kiln-b-1$/d");
      return answers.get();
    }

    @Override
    public void close() {}
  }

  private static final class OneSecret implements Secrets {
    @Override
    public Secret keep(BuildId build, String name, Secret secret) {
      return secret;
    }

    @Override
    public Optional<Secret> find(BuildId build, String name) {
      return Optional.of(Secret.of("a key"));
    }
  }
}
