package io.kiln.template.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
  @Test
  void everyValueKnowsItsPlace() {
    JsonValue document = JsonReader.read("{\n  \"a\": [1,\n    {\"b c\": true}]\n}");

    JsonValue inner = document.member("a").orElseThrow().elements().get(1);
    assertThat(inner.spot()).hasToString("line 3, column 5");
    assertThat(inner.spot().path()).isEqualTo("a[1]");
    JsonValue member = inner.member("b c").orElseThrow();
    assertThat(member.spot()).hasToString("line 3, column 6");
    assertThat(member.spot().path()).isEqualTo("a[1][\"b c\"]");
  }

  @Test
  void aMemberIsFoundInAnyCaseButTheExactOneFirst() {
    JsonValue document = JsonReader.read("{\"Region\": \"x\", \"region\": \"y\", \"ZONE\": \"z\"}");

    assertThat(document.member("region").map(JsonValue::text)).contains("y");
    assertThat(document.member("zone").map(JsonValue::text)).contains("z");
  }

  @Test
  void aByteOrderMarkIsNoMatter() {
    assertThat(JsonReader.read("\uFEFF{}").members()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1,} | 1 | 9 | Error parsing JSON: invalid character '}' looking for beginning of object key string",
        "{\"a\": 1 \"b\": 2} | 1 | 9 | Error parsing JSON: invalid character '\"' after object key:value pair",
        "{\"a\" 1} | 1 | 6 | Error parsing JSON: invalid character '1' after object key",
        "[1 2] | 1 | 4 | Error parsing JSON: invalid character '2' after array element",
        "[1,] | 1 | 4 | Error parsing JSON: invalid character ']' looking for beginning of value",
        "{a: 1} | 1 | 2 | Error parsing JSON: invalid character 'a' looking for beginning of object key string",
        "# x | 1 | 1 | Error parsing JSON: invalid character '#' looking for beginning of value",
        "{} {} | 1 | 4 | Error parsing JSON: something follows the end of the template",
        "{\"a\": | 1 | 6 | Error parsing JSON: unexpected end of JSON input",
        "{\"a\": 1, \"a\": 2} | 1 | 10 | template has duplicate field: a",
      })
  void whatIsNoJsonIsRefusedWithItsPlace(String text, int line, int column, String reason) {
    assertThatThrownBy(() -> JsonReader.read(text))
        .isInstanceOfSatisfying(
            MalformedJson.class,
            malformed -> {
              assertThat(malformed.reason()).isEqualTo(reason);
              assertThat(malformed.spot()).hasToString("line " + line + ", column " + column);
            });
  }
}
