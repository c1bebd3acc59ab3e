package io.kiln.template;

import static io.kiln.template.Templates.ecs;
import static io.kiln.template.Templates.input;
import static io.kiln.template.Templates.messages;
import static io.kiln.template.Templates.only;
import static io.kiln.template.Templates.problems;
import static io.kiln.template.Templates.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.template.problem.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
  @Test
  void whatIsGivenWinsOverTheDefault() {
    Template template = given("\"zone\": \"a\"", Map.of("zone", "b"));

    assertThat(only(template).zoneId()).contains("b");
  }

  @Test
  void whatIsGivenIsRenderedToo() {
    Template template = given("\"zone\": null", Map.of("zone", "{{env `TOKEN`}}"));

    assertThat(only(template).zoneId()).contains("abcdef");
    assertThat(template.environmentUsed()).containsEntry("TOKEN", "abcdef");
  }

  @Test
  void anUnsetEnvironmentVariableIsEmptyAndRemembered() {
    Template template = given("\"zone\": \"{{env `NOWHERE`}}\"", Map.of());

    assertThat(only(template).zoneId()).isEmpty();
    assertThat(template.environmentUsed()).containsEntry("NOWHERE", "");
  }

  @Test
  void fieldsInAVariableAreLeftAlone() {
    Template template = given("\"zone\": \"{{ .Path }}-{{upper `a`}}\"", Map.of());

    assertThat(only(template).zoneId()).contains("{{ .Path }}-A");
  }

  @Test
  void sensitiveAndEnvironmentValuesAreSecretsButNotTheHomeFolder() {
    String variables =
        "\"zone\": \"hush-hush\", \"t\": \"{{env `TOKEN`}}\", \"h\": \"{{env `HOME`}}\"";
    String text =
        document(variables)
            .replace("{\"variables\"", "{\"sensitive-variables\": [\"zone\"], \"variables\"");

    Template template = Template.evaluate(input(text));

    assertThat(template.secrets()).containsExactlyInAnyOrder("hush-hush", "abcdef");
  }

  @Test
  void aMistakeIsToldWithoutASensitiveValue() {
    String provisioner = "{\"type\": \"shell\", \"script\": \"/no/{{user `zone`}}\"}";
    String text =
        template(ecs(), provisioner)
            .replaceFirst(
                "\\{",
                "{\"sensitive-variables\": [\"zone\"], \"variables\": {\"zone\": \"hush-hush\"}, ");

    assertThat(messages(text)).hasSize(1).allMatch(line -> line.contains("/no/<sensitive>"));
    assertThat(problems(text).toString()).doesNotContain("hush-hush");
  }

  @Test
  void whatIsWrongWithASensitiveVariableIsNotQuoted() {
    String text =
        document("\"zone\": \"hush{{hush}}\"")
            .replace("{\"variables\"", "{\"sensitive-variables\": [\"zone\"], \"variables\"");

    assertThat(messages(text))
        .singleElement()
        .asString()
        .contains("Failed to interpolate \"zone\": it is sensitive");
    assertThat(problems(text).toString()).doesNotContain("hush");
  }

  @Test
  void everyPasswordOfTheWayInIsASecretAndTheRegionIsNone() {
    String way =
        "\"ssh_bastion_host\": \"b\", \"ssh_bastion_username\": \"root\","
            + " \"ssh_bastion_password\": \"bastion-pw\", \"ssh_password\": \"own-password\"";
    String text = template(ecs(way).replace("\"region\": \"cn-shenzhen\",", ""));
    TemplateInput input =
        input(text).withEnvironment(Map.of("ALICLOUD_REGION", "cn-shenzhen", "HOME", "/root"));

    assertThat(Template.evaluate(input).secrets())
        .containsExactlyInAnyOrder("bastion-pw", "own-password");
  }

  @Test
  void aVariableNobodyUsesIsWarnedOf() {
    Template template = given("\"zone\": \"a\"", Map.of("zoen", "b"));

    assertThat(template.warnings())
        .extracting(warning -> warning.message())
        .containsExactly("variable 'zoen' was given, but the template never uses it");
  }

  @Test
  void anUndeclaredVariableThatIsGivenIsTaken() {
    Template template = given("", Map.of("zone", "b"));

    assertThat(only(template).zoneId()).contains("b");
    assertThat(template.warnings()).isEmpty();
  }

  @Test
  void theValueOfAGivenVariableIsNotShown() {
    TemplateInput input =
        input(document("\"zone\": null")).withVariables(Map.of("zone", "{{upper}}"));

    assertThat(problems(input)).extracting(Problem::value).containsOnly(java.util.Optional.empty());
  }

  private static Template given(String variables, Map<String, String> given) {
    return Template.evaluate(input(document(variables)).withVariables(given));
  }

  private static String document(String variables) {
    return "{\"variables\": {"
        + variables
        + "}, \"builders\": ["
        + ecs("\"zone_id\": \"{{user `zone`}}\"")
        + "]}";
  }
}
