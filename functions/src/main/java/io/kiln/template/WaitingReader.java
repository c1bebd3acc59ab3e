package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.option.ProvisionerOptions;
import io.kiln.template.option.Section;
import java.time.Duration;

/** Reads the provisioners that do nothing but wait: sleep and breakpoint. */
final class WaitingReader {
  private final Surroundings around;

  WaitingReader(Surroundings around) {
    this.around = around;
  }

  SleepProvisioner sleep(JsonValue options, Common common) {
    Section section = Section.of(options, ProvisionerOptions.SLEEP, around.problems());
    Duration duration = section.duration("duration").orElse(Duration.ZERO);
    if (duration.isNegative()) {
      section.problem("duration", "duration must not be negative", "Write \"30s\" or \"5m\".");
    }
    return SleepProvisioner.builder()
        .type("sleep")
        .place(common.place)
        .pauseBefore(common.pauseBefore)
        .timeout(common.timeout)
        .maxRetries(common.maxRetries)
        .duration(duration)
        .build();
  }

  BreakpointProvisioner breakpoint(JsonValue options, Common common) {
    Section section = Section.of(options, ProvisionerOptions.BREAKPOINT, around.problems());
    return BreakpointProvisioner.builder()
        .type("breakpoint")
        .place(common.place)
        .pauseBefore(common.pauseBefore)
        .timeout(common.timeout)
        .maxRetries(common.maxRetries)
        .note(section.text("note"))
        .disabled(section.flag("disable"))
        .build();
  }
}
