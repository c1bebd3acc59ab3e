package io.kiln.tests.steps;

import io.kiln.build.Build;
import io.kiln.build.Step;
import org.junit.jupiter.api.extension.RegisterExtension;

class AllocateAddressIT implements StepContract {
  @RegisterExtension final Stage stage = new Stage();

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public Step step() {
    return Parts.withEip(stage).eip();
  }

  @Override
  public String key() {
    return "eip";
  }

  @Override
  public Build before() {
    return stage.build();
  }
}
