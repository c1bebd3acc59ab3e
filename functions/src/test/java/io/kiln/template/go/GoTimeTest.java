package io.kiln.template.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTimeTest {
  private static final Instant MOMENT = Instant.parse("2026-03-07T15:04:09.050Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2006-01-02T15:04:05Z07:00 | 2026-03-07T15:04:09Z",
        "20060102150405 | 20260307150409",
        "Mon Jan _2 15:04:05 2006 | Sat Mar  7 15:04:09 2026",
        "Monday, January 2, 06 | Saturday, March 7, 26",
        "3:04PM 03:04:05pm | 3:04PM 03:04:09pm",
        "15:04:05.000 05.999 | 15:04:09.050 09.05",
        "-0700 -07:00 MST Z0700 | +0000 +00:00 UTC Z",
        "002 __2 | 066  66",
        "release-2006.1.2-x | release-2026.3.7-x",
        "no layout here | no layout here",
        "中文2006年 | 中文2026年",
      })
  void aLayoutIsAnExample(String layout, String printed) {
    assertThat(GoTime.format(MOMENT, layout)).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%Y-%m-%d %H:%M:%S | 2026-03-07 15:04:09",
        "%a %A %b %B %I %p %y | Sat Saturday Mar March 03 PM 26",
        "%f %j %% %Q | %f %j % %Q",
      })
  void strftimeKnowsItsDirectives(String format, String printed) {
    assertThat(Strftime.format(MOMENT, format)).isEqualTo(printed);
  }
}
