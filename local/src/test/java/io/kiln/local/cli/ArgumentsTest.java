package io.kiln.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ArgumentsTest {
  @Test
  void twoDashesAreAsGoodAsOne() {
    assertThat(Arguments.of("build", "--var-file=a.json", "-var", "k=--v", "t.json").list())
        .containsExactly("build", "-var-file=a.json", "-var", "k=--v", "t.json");
  }

  @Test
  void machineReadableMayStandAnywhere() {
    assertThat(Arguments.of("-machine-readable", "build", "t.json").machineReadable()).isTrue();
    assertThat(Arguments.of("build", "t.json", "--machine-readable").machineReadable()).isTrue();
    assertThat(Arguments.of("build", "-machine-readable", "t.json").list())
        .containsExactly("build", "t.json");
  }

  @Test
  void machineReadableMayBeSwitchedOff() {
    Arguments arguments = Arguments.of("build", "-machine-readable=false", "t.json");

    assertThat(arguments.machineReadable()).isFalse();
    assertThat(arguments.list()).containsExactly("build", "t.json");
  }
}
