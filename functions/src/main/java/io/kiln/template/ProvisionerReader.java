package io.kiln.template;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import io.kiln.template.option.ProvisionerOptions;
import io.kiln.template.option.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the provisioners of one builder: those meant for it, overridden where it says so. */
final class ProvisionerReader {
  private static final Set<String> RAW = Set.of("execute_command");

  private final Surroundings around;
  private final UnknownType types;

  ProvisionerReader(Surroundings around) {
    this.around = around;
    this.types = new UnknownType("provisioner", ProvisionerOptions.TYPES, around.problems());
  }

  List<Provisioner> read(List<RawProvisioner> all, RawBuilder builder) {
    List<Provisioner> own = new ArrayList<>();
    for (RawProvisioner provisioner : all) {
      if (provisioner.isFor(builder.rawName())) {
        one(provisioner, builder).ifPresent(own::add);
      }
    }
    return own;
  }

  /** A single provisioner, whichever builders it is meant for; empty when its type is refused. */
  Optional<Provisioner> one(RawProvisioner provisioner, RawBuilder builder) {
    return types.isTaken(provisioner.type(), provisioner.object())
        ? Optional.of(read(provisioner, builder))
        : Optional.empty();
  }

  private Provisioner read(RawProvisioner provisioner, RawBuilder builder) {
    JsonValue overridden = provisioner.overridden(builder.rawName());
    JsonValue rendered = around.provisioners(builder).object(overridden, RAW);
    Common common =
        common(Section.of(pick(rendered, true), ProvisionerOptions.COMMON, around.problems()));
    JsonValue options = pick(rendered, false);
    return byType(provisioner.type(), options, common);
  }

  private Provisioner byType(String type, JsonValue options, Common common) {
    switch (type) {
      case "shell":
        return new ShellReader(around).read(options, common);
      case "file":
        return new FileReader(around).read(options, common);
      case "shell-local":
        return new LocalShellReader(around).read(options, common);
      case "sleep":
        return new WaitingReader(around).sleep(options, common);
      case "breakpoint":
        return new WaitingReader(around).breakpoint(options, common);
      case "ansible-local":
        return new AnsibleReader(around).read(options, common);
      default:
        throw new IllegalStateException("no reader for provisioner " + type);
    }
  }

  private Common common(Section section) {
    int retries = section.integer("max_retries");
    Duration pause = section.duration("pause_before").orElse(Duration.ZERO);
    Optional<Duration> timeout = section.duration("timeout");
    boolean fraction = section.text("max_retries").filter(t -> t.indexOf('.') >= 0).isPresent();
    if (fraction && !section.isText("max_retries")) {
      section.problem(
          "max_retries", "'max_retries' cannot be parsed as int", "Write a whole number.");
    }
    if (retries < 0) {
      section.problem("max_retries", "max_retries must not be negative", "Leave it out for none.");
    }
    if (pause.isNegative() || timeout.filter(Duration::isNegative).isPresent()) {
      section.problem("timeout", "pause_before and timeout must not be negative", "Leave it out.");
    }
    return new Common(around.problems().place(section.spot("")), pause, timeout, retries);
  }

  private static JsonValue pick(JsonValue object, boolean common) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (name, value) -> {
              boolean shared = ProvisionerOptions.COMMON.find(name).isPresent();
              boolean nothing = value.is(Kind.NULL);
              if (shared == common && !(common && nothing)) {
                members.put(name, value);
              }
            });
    return object.withMembers(members);
  }
}
