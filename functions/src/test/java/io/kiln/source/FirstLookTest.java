package io.kiln.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Endpoint;
import io.kiln.build.StepFailure;
import io.kiln.build.StepFailure.Kind;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.cloud.Given;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The host's name can't be one, so nobody is asked for it. */
class FirstLookTest {
  private static final String WRONG = "no-such-host.invalid";

  private final Cloud cloud =
      Cloud.of(
          Credentials.of("id", Secret.of("secret")),
          Endpoints.standard().withEcs(Endpoint.of(URI.create("https://" + WRONG))));

  private void look(EcsBuilder config) {
    new FindSourceImage(config, cloud.images()).run(Given.build());
  }

  @Test
  void aHostThatNobodyKnowsEndsTheBuildAndNamesTheOption() {
    EcsBuilder config = Given.config(", 'custom_endpoint_ecs': 'https://" + WRONG + "'");

    assertThatThrownBy(() -> look(config))
        .isInstanceOf(StepFailure.class)
        .satisfies(thrown -> assertThat(((StepFailure) thrown).kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining(WRONG + " can't be reached: no such host")
        .hasMessageContaining("is custom_endpoint_ecs 'https://" + WRONG + "' right?");
  }

  @Test
  void withoutTheOptionTheRegionIsAskedAbout() {
    assertThatThrownBy(() -> look(Given.config()))
        .hasMessageContaining("is region 'cn-shenzhen' right");
  }
}
