package io.kiln.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Build;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.build.Lifecycle;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.cloud.CloudFailure;
import io.kiln.cloud.FakeCloud;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShareImageTest {
  private static final List<String> ACCOUNTS = List.of("2234567890123456");

  @RegisterExtension final FakeCloud cloud = new FakeCloud();

  @Test
  void theSharesOfAnImageThatIsGoneAreGone() {
    ShareImage share =
        new ShareImage(
            Given.REGION,
            1,
            ACCOUNTS,
            cloud.client().imageShares(),
            new Lifecycle(Clock.fixed(Given.NOW, ZoneOffset.UTC)));
    Build announced = share.run(Given.build()).build();
    Resource leaving =
        announced.ledger().find(share.key()).orElseThrow().withState(ResourceState.LEAVING);
    cloud.refusing(404, "InvalidImageId.NotFound");

    Outcome undone = share.undo(announced.withLedger(announced.ledger().with(leaving)), leaving);

    assertThat(undone.build().ledger().find(share.key()).orElseThrow())
        .satisfies(gone -> assertThat(gone.state()).isEqualTo(ResourceState.GONE))
        .satisfies(gone -> assertThat(gone.proof().orElseThrow()).contains("48F1"));
  }

  @Test
  void anAccountThatDoesNotExistFailsAnUnshareThatTheTemplateAsksFor() {
    UnshareImage unshare =
        new UnshareImage(Given.REGION, 1, ACCOUNTS, cloud.client().imageShares());
    Build announced = Deeds.with(Given.build(), unshare.name(), Deed.INTENDED);
    cloud.refusing(404, "InvalidAccount.NotFound");

    assertThatThrownBy(() -> unshare.run(announced))
        .isInstanceOf(CloudFailure.class)
        .hasMessageContaining("InvalidAccount.NotFound");
  }
}
