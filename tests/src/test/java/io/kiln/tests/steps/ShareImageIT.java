package io.kiln.tests.steps;

import io.kiln.build.Build;
import io.kiln.build.Step;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShareImageIT implements StepContract {
  @RegisterExtension final Stage stage = new Stage();

  private Parts parts() {
    return new Parts(stage);
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public Step step() {
    return parts().share("2234567890123456", "3345678901234567");
  }

  @Override
  public String key() {
    return "image-share-" + Stage.REGION;
  }

  @Override
  public Build before() {
    return stage.run(
        new Grounds(parts()).stopped(stage.build()), parts().snapshots(), parts().image());
  }

  @Override
  public void removeBefore(Build build) {
    new Grounds(parts()).remove(build);
  }
}
