package io.kiln.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class GoJsonTest {
  private final ObjectNode tree = JsonNodeFactory.instance.objectNode();

  @Test
  void whatMeansSomethingToHtmlIsEscapedAsGoEscapesIt() {
    tree.put("a", "<b> & \u2028 é 中");

    assertThat(written()).isEqualTo("{\n  \"a\": \"\\u003cb\\u003e \\u0026 \\u2028 é 中\"\n}");
  }

  @Test
  void controlCharactersAreEscapedAsGoEscapesThem() {
    tree.put("a", "\b\f\n\r\t\u001f\"\\");

    assertThat(written()).isEqualTo("{\n  \"a\": \"\\u0008\\u000c\\n\\r\\t\\u001f\\\"\\\\\"\n}");
  }

  @Test
  void listsAndWhatIsEmptyAreLaidOutAsGoLaysThemOut() {
    tree.putArray("full").add(1).add("x");
    tree.putArray("none");
    tree.putObject("empty");
    tree.putNull("nothing");

    assertThat(written())
        .isEqualTo(
            "{\n  \"full\": [\n    1,\n    \"x\"\n  ],\n  \"none\": [],\n  \"empty\": {},\n"
                + "  \"nothing\": null\n}");
  }

  private String written() {
    return new String(GoJson.bytes(tree), UTF_8);
  }
}
