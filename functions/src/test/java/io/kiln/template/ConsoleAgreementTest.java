package io.kiln.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kiln.template.go.GoFunction;
import io.kiln.template.go.GoTemplate;
import io.kiln.template.go.GoTime;
import io.kiln.template.go.TemplateError;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions by which {@code packer console} and this interpreter must answer the same. */
class ConsoleAgreementTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "{{upper `a`}}{{lower \"B\"}}",
        "{{`a` | upper | printf \"%s-%d-%v-%q\" \"x\" 3 true}}",
        "{{upper (lower \"A\")}}",
        "{{split \"a,b,c\" \",\" 1}}",
        "{{split \"a,b\" \",\" 5}}",
        "{{split \"abc\" \"\" 1}}",
        "{{replace_all \"a\" \"b\" \"cabba\"}}",
        "{{replace_all \"\" \"-\" \"abc\"}}",
        "{{replace \"a\" \"b\" 1 \"caa\"}}",
        "{{replace \"a\" \"b\" -1 \"caa\"}}",
        "{{upper 5}}",
        "{{upper}}",
        "{{upper \"a\" \"b\"}}",
        "{{upper .X}}",
        "{{upper nil}}",
        "{{ .ID }}",
        "{{.A.B.C}}",
        "{{.}}",
        "{{\"\\u00e9\\n\\x41\\101\"}}",
        "{{printf \"%q\" \"a\\tb\"}}",
        "{{\"unterminated}}",
        "{{`unterminated}}",
        "{{'x}}",
        "{{",
        "{{}}",
        "{{ }}",
        "{{foo}}",
        "{{foo.bar}}",
        "{{user `x`}}",
        "{{len \"h\u00e9\u00e9\"}}",
        "{{len 3}}",
        "{{$x := \"a\"}}{{$x}}{{$x = \"b\"}}{{$x}}",
        "{{$y}}",
        "{{- \"a\" -}} b",
        "x  {{- /* c */ -}}  y",
        "{{/* c */}}x",
        "{{/* c }}x",
        "{{\"a\".b}}",
        "{{printf \"%5d|%-5s|%x|%t|%05d|%+d|%.2f|%8.3f\" 3 \"a\" \"hi\" true 42 7 1.239 2.5}}",
        "{{printf \"%d %s\" 1}}",
        "{{printf \"%d\" 1 2}}",
        "{{printf \"%d\" \"a\"}}",
        "{{printf \"%v %v\" nil 1.50}}",
        "{{printf \"100%%\"}}",
        "{{print 1 2 \"a\" \"b\" 3}}",
        "{{println 1 \"a\"}}",
        "{{index \"abc\" 1}}",
        "{{index \"abc\" 9}}",
        "{{html \"<a href='x'>&\"}}",
        "{{urlquery \"a b&c*~\"}}",
        "{{eq \"a\" \"a\"}} {{ne 1 2}} {{lt 1 2}} {{ge 2.5 2.5}} {{eq 1 2 3 1}}",
        "{{lt 1 2.0}}",
        "{{eq 1 \"a\"}}",
        "{{eq 1}}",
        "{{and 1 0}} {{or 0 \"x\"}} {{not true}} {{and true true 3}}",
        "{{if eq \"a\" \"b\"}}y{{else if true}}e{{else}}n{{end}}",
        "{{if \"\"}}y{{else}}n{{end}}{{with \"w\"}}{{.}}{{end}}",
        "{{with $x := \"v\"}}{{$x}}{{.}}{{end}}",
        "{{range $i, $e := .}}x{{else}}none{{end}}",
        "{{range \"abc\"}}x{{end}}",
        "{{range 3}}x{{end}}",
        "{{if true}}",
        "{{if}}x{{end}}",
        "{{else}}",
        "{{end}}",
        "{{if true}}a{{else}}b{{else}}c{{end}}",
        "{{nil}}",
        "{{1 2}}",
        "{{1}} {{1.5}} {{0x10}} {{'a'}} {{true}} {{1e3}} {{-7}} {{1e21}} {{0.00001}} {{017}}",
        "{{12x}}",
        "{{upper \"a\" | 3}}",
        "{{\"a\" | upper | lower | print}}",
        "{{(upper \"a\"}}",
        "{{upper \"a\")}}",
        "{{(1)}} {{(print 1 2 | printf \"<%s>\")}}",
        "{{upper | }}",
        "{{| upper}}",
        "{{\"a\" upper}}",
        "{{a:b}}",
        "{{#}}",
        "{{$x := }}",
        "{{$x, $y := 1}}",
        "{{upper \"a\"}}}}",
        "{{{upper \"a\"}}",
        "{{\"{{upper `a`}}\"}}",
        "{{isotime \"a\" \"b\"}}",
        "{{isotime 5}}",
        "{{env `A`}}",
        "{{build_name}}",
        "{{.x.y | upper}}",
        "{{print .x}}",
        "{{not}}",
        "{{(upper \"a\") | printf \"%d\" | len | upper}}",
        "{{upper (printf 3)}}",
        "{{len (upper 4)}}",
        "{{printf \"%s %v\" .A .}}",
        "{{printf \"%6.2f|%-8q|%T|%c\" 3.14159 \"q\" 1.5 65}}",
        "{{printf \"%!\"}}{{printf \"%z\" 1}}{{printf \"\"}}",
        "{{eq .A .B}}",
        "{{and}}",
        "{{if and true (eq 1 1)}}ok{{end}}",
        "{{$x := 1}}{{if true}}{{$x := 2}}{{$x}}{{end}}{{$x}}",
        "{{$x := 1}}{{with 3}}{{$x}}{{.}}{{$}}{{end}}",
        "{{if true -}}  a  {{- end}}",
        "{{index . \"a\"}}",
        "{{index \"a\" \"b\"}}",
        "{{lower \"ÄÖ\"}}{{upper \"straße\"}}",
        "{{- }}",
        "{{-}}",
        "{{ -3 }}",
        "{{3 -3}}",
        "{{\"a\"\"b\"}}",
        "{{upper\"a\"}}",
        "{{print(1)}}",
        "{{.ID.}}",
        "{{..}}",
        "{{.1}}",
        "{{$.a}}{{$}}",
        "{{0b11}} {{0o7}} {{1_000}}",
        "{{ 'ab' }}",
        "{{uuid 1}}",
        "{{true.x}}",
        "{{. | upper}}",
        "{{user \"a\" \"b\"}}",
        "\u4e2d\u6587{{upper 5}}",
        "{{strftime \"%%\"}}",
      })
  void packersConsoleAnswersTheSame(String expression) throws IOException, InterruptedException {
    assumeTrue(PackerCommand.isInstalled(), "packer is not installed");

    String packer = PackerCommand.run(TemplateCorpus.FOLDER, expression + "\n", "console").output();

    assertThat(words(ours(expression)))
        .isEqualTo(words(packer).replace("???????: Interpolation error ", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2006-01-02T15:04:05Z07:00",
        "Mon Jan _2 15:04:05 2006",
        "Monday January 2 06 3 03 4 5 PM pm",
        "-0700 -07:00 -07 MST Z0700 Z07:00 -07:00:00 Z070000",
        "002 __2 _2006",
        "20060102150405",
        "Janet Monkey Marching 1.2.3 v20060",
        "2006年1月2日",
      })
  void packerPrintsTheTimeTheSame(String layout) throws IOException, InterruptedException {
    assumeTrue(PackerCommand.isInstalled(), "packer is not installed");
    String expression = "{{timestamp}}|{{isotime \"" + layout + "\"}}\n";

    String output =
        PackerCommand.run(TemplateCorpus.FOLDER, expression, "console").output().strip();

    String[] parts = output.split("\\|", 2);
    Instant moment = Instant.ofEpochSecond(Long.parseLong(parts[0]));
    assertThat(GoTime.format(moment, layout)).isEqualTo(parts[1]);
  }

  private static String ours(String expression) {
    Map<String, GoFunction> functions =
        Functions.of(Templates.input(""), "").text("user", name -> "").all();
    try {
      String once = GoTemplate.parse(expression, functions).run(Optional.empty());
      return once.contains("{{") && !once.equals(expression) ? ours(once) : once;
    } catch (TemplateError e) {
      return e.full();
    }
  }

  /** Packer folds its errors at the width of a terminal. */
  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
