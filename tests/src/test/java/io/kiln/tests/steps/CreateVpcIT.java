package io.kiln.tests.steps;

import io.kiln.build.Build;
import io.kiln.build.Step;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateVpcIT implements StepContract {
  @RegisterExtension final Stage stage = new Stage();

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public Step step() {
    return new Parts(stage).vpc();
  }

  @Override
  public String key() {
    return "vpc";
  }

  @Override
  public Build before() {
    return stage.build();
  }
}
