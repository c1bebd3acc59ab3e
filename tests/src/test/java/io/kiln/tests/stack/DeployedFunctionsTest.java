package io.kiln.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.function.Settings;
import io.kiln.local.stack.Handlers;
import io.kiln.local.stack.Place;
import io.kiln.local.stack.StackFile;
import io.kiln.local.stack.StackFunction;
import io.kiln.local.stack.StackProblems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  /** What a person may type: each parameter gets each of them. */
  private static final List<String> TYPED =
      List.of(
          "",
          " ",
          "a.example",
          "a.example,",
          ",a.example",
          "a.example,,b.example",
          "[::1]",
          "KILN_BUCKET",
          "HOME,FC_ACCESS_KEY_ID",
          "HOME,",
          "HOME,LANG",
          "0",
          "007",
          "20",
          "10000",
          "2.5",
          "0.0.0.0/0",
          "fifteen letters",
          "sixteen letters.",
          "whsec_sixteen or more",
          "whsec_MDEyMzQ1Njc4OWFi",
          "whsec_MDEyMzQ1Njc4OWFiY",
          "https://a.example",
          "https://a.example:8443/",
          "https://a.example/hook?a=%20",
          "https://a.example/<hook>",
          "https://a.example/%zz",
          "https://somebody@a.example",
          "https://1.2.3",
          "http://a.example",
          "http://127.0.0.1:8990");

  @Test
  void whateverTheStackTakesTheFunctionsTakeToo() {
    Deployment ours = Deployment.ours();
    StackFile file = StackFile.parse(ours.text());
    Set<String> taken = new TreeSet<>();

    for (String parameter : ours.parameters()) {
      for (String value : TYPED) {
        if (starts(file, ours.given(parameter, value).place(), parameter + "=" + value)) {
          taken.add(parameter + "=" + value);
        }
      }
    }

    assertThat(taken)
        .contains(
            "WatchHosts=",
            "WatchHosts=a.example",
            "ApiEnvironment=",
            "ApiEnvironment=HOME,LANG",
            "NoticeSecret=",
            "NoticeSecret=sixteen letters.",
            "NoticeSecret=whsec_MDEyMzQ1Njc4OWFi",
            "NoticeUrl=",
            "NoticeUrl=https://a.example/hook?a=%20",
            "EcsEndpoint=",
            "EcsEndpoint=https://a.example:8443/");
  }

  /** False when the stack refuses; each function reads its settings when it starts. */
  private static boolean starts(StackFile file, Place place, String what) {
    try {
      for (StackFunction function : file.at(place).functions()) {
        assertThatCode(() -> Settings.from(function.environment()))
            .as("%s in %s", what, function.name())
            .doesNotThrowAnyException();
      }
      return true;
    } catch (StackProblems refused) {
      return false;
    }
  }

  @Test
  void aSecretThatTheStackRefusesIsNotShown() {
    assertThatThrownBy(() -> Deployment.ours().given("NoticeSecret", "too short").stack())
        .isInstanceOf(StackProblems.class)
        .hasMessage(
            "Parameters.NoticeSecret: this value is not allowed:"
                + " 16 characters or more, or whsec_ and base64.");
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
