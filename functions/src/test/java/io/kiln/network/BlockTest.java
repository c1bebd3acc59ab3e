package io.kiln.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockTest {
  @Test
  void thePreferredBlockIsTakenWhenNothingIsInItsWay() {
    assertThat(free("172.16.0.0/12", "172.16.0.0/24")).contains("172.16.0.0/24");
  }

  @Test
  void anotherOneIsTakenWhenTheVpcDoesNotHoldThePreferred() {
    assertThat(free("10.0.0.0/8", "172.16.0.0/24")).contains("10.0.0.0/24");
  }

  @Test
  void blocksThatOthersHaveAreSteppedOver() {
    assertThat(free("10.0.0.0/8", "10.0.0.0/24", "10.0.0.0/16", "10.1.0.0/25"))
        .contains("10.1.1.0/24");
  }

  @Test
  void whereNoUsualOneIsFreeANarrowerOneIsTaken() {
    assertThat(free("192.168.0.0/24", "172.16.0.0/24", "192.168.0.0/25"))
        .contains("192.168.0.128/25");
  }

  @Test
  void aFullVpcHasNone() {
    assertThat(free("192.168.0.0/24", "172.16.0.0/24", "192.168.0.0/24")).isEmpty();
  }

  @Test
  void aWholeVpcIsNoBlockForAVSwitchOfIt() {
    assertThat(free("10.0.0.0/8", "10.0.0.0/8")).contains("10.0.0.0/24");
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0", "10.0.0.0/33", "fd00::/8", "''"})
  void whatIsNoBlockIsNone(String text) {
    assertThat(Block.parse(text)).isEmpty();
  }

  private static Optional<String> free(String whole, String preferred, String... taken) {
    List<Block> others =
        Stream.of(taken).map(t -> Block.parse(t).orElseThrow()).collect(Collectors.toList());
    return Block.parse(whole)
        .orElseThrow()
        .free(Block.parse(preferred), others)
        .map(Block::toString);
  }
}
