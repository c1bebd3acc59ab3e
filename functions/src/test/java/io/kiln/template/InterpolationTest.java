package io.kiln.template;

import static io.kiln.template.Templates.ecs;
import static io.kiln.template.Templates.evaluate;
import static io.kiln.template.Templates.only;
import static io.kiln.template.Templates.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.template.problem.InvalidTemplate;
import io.kiln.template.problem.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterpolationTest {
  private static final Place PLACE = Place.of("t.json");

  private final Template template =
      evaluate(
          template(
              ecs(),
              "{\"type\": \"shell\", \"inline\": [\"echo {{build `ID`}} {{.Host}} {{build_name}}\"]}"));

  @Test
  void theExecuteCommandIsFilledIn() {
    String command =
        render(
            "chmod +x {{.Path}}; {{ .Vars }} {{.Path}}",
            Map.of("Path", "/tmp/x", "Vars", "A='b' "));

    assertThat(command).isEqualTo("chmod +x /tmp/x; A='b'  /tmp/x");
  }

  @Test
  void whatOnlyTheBuildKnowsIsLeftOpenAtFirst() {
    ShellProvisioner shell = (ShellProvisioner) template.provisioners(only(template)).get(0);

    assertThat(shell.inline()).containsExactly("echo {{.ID}} {{.Host}} alicloud-ecs");
    assertThat(render(shell.inline().get(0), Map.of("ID", "i-1", "Host", "1.2.3.4")))
        .isEqualTo("echo i-1 1.2.3.4 alicloud-ecs");
  }

  @Test
  void aBuildVariableThatIsNotThereIsAProblemWithItsPlace() {
    assertThatThrownBy(() -> render("{{build `Hostt`}}", Map.of("Host", "h")))
        .isInstanceOfSatisfying(
            InvalidTemplate.class,
            invalid -> {
              assertThat(invalid.problems()).hasSize(1);
              assertThat(invalid.problems().get(0).place()).isEqualTo(PLACE);
            })
        .hasMessageContaining("loaded data, but couldn't find Hostt in it");
  }

  @Test
  void uuidsAreTheSameEachTimeAndDifferWithinAText() {
    String once = render("{{uuid}} {{uuid}}", Map.of());
    String again = render("{{uuid}} {{uuid}}", Map.of());

    assertThat(once).isEqualTo(again).matches("[0-9a-f-]{36} [0-9a-f-]{36}");
    assertThat(once.substring(0, 36)).isNotEqualTo(once.substring(37));
  }

  @Test
  void whatBecomesAnActionIsDoneToo() {
    assertThat(render("{{.ID}}", Map.of("ID", "{{upper `a`}}"))).isEqualTo("A");
  }

  @Test
  void textThatAlwaysChangesComesToAnEnd() {
    assertThatThrownBy(() -> render("{{.ID}}", Map.of("ID", "x{{.ID}}")))
        .isInstanceOf(InvalidTemplate.class)
        .hasMessageContaining("still changes after 100 rounds");
  }

  private String render(String text, Map<String, String> fields) {
    return template.interpolation(only(template)).render(PLACE, text, fields);
  }
}
