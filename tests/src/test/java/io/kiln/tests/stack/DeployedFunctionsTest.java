package io.kiln.tests.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.function.Settings;
import io.kiln.local.stack.Handlers;
import io.kiln.local.stack.StackFunction;
import io.kiln.local.stack.StackProblems;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The functions of the jar are entered and set up as template.yml says. */
final class DeployedFunctionsTest {
  private final Handlers handlers = new Handlers(DeployedFunctionsTest.class.getClassLoader());

  @Test
  void everyHandlerIsThere() {
    assertThatCode(() -> handlers.check(Deployment.ours().stack())).doesNotThrowAnyException();
  }

  @Test
  void aHandlerThatIsNotThere() {
    Deployment misspelt = Deployment.ours().with("UndoHandler::handle", "UndoHandlr::handle");

    assertThatThrownBy(() -> handlers.check(misspelt.stack()))
        .isInstanceOf(StackProblems.class)
        .hasMessage(
            "Resources.UndoFunction.Properties.Handler:"
                + " the jar has no class io.kiln.function.UndoHandlr");
  }

  @Test
  void anInitializerThatIsNone() {
    Deployment wrong = Deployment.ours().with("TickHandler::initialize", "Settings::initialize");

    assertThatThrownBy(() -> handlers.check(wrong.stack()))
        .isInstanceOf(StackProblems.class)
        .hasMessageContaining("TickFunction.Properties.InstanceLifecycleConfig.Initializer.Handler")
        .hasMessageContaining("Settings is no FunctionInitializer");
  }

  @Test
  void theFunctionsTakeTheSettingsTheyAreGiven() {
    Deployment elsewhere =
        Deployment.ours()
            .given("Driver", "tick")
            .given("EcsEndpoint", "http://127.0.0.1:8990")
            .given("VpcEndpoint", "http://127.0.0.1:8990")
            .given("OssEndpoint", "http://127.0.0.1:8991")
            .given("FlowEndpoint", "http://127.0.0.1:8990");

    for (Deployment deployment : List.of(Deployment.ours(), elsewhere)) {
      for (StackFunction function : deployment.stack().functions()) {
        assertThatCode(() -> Settings.from(function.environment())).doesNotThrowAnyException();
      }
    }
  }
}
