package io.kiln.tests.steps;

import io.kiln.build.Build;
import io.kiln.build.Step;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateSecurityGroupIT implements StepContract {
  @RegisterExtension final Stage stage = new Stage();

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public Step step() {
    return new Parts(stage).securityGroup();
  }

  @Override
  public String key() {
    return "securitygroup";
  }

  @Override
  public Build before() {
    return stage.run(stage.build(), new Parts(stage).vpc());
  }

  @Override
  public void removeBefore(Build build) {
    Parts parts = new Parts(stage);
    stage.undoAll(build, parts.vpc());
  }
}
