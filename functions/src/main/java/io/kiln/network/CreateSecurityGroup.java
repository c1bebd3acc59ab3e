package io.kiln.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.Json;
import io.kiln.build.Lifecycle;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.Sight;
import io.kiln.build.Step;
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.IngressRule;
import io.kiln.cloud.NewSecurityGroup;
import io.kiln.cloud.SecurityGroupView;
import io.kiln.cloud.SecurityGroups;
import io.kiln.cloud.Sights;
import io.kiln.template.EcsBuilder;
import io.kiln.template.SshSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes the temporary security group, open for the communicator's port only (Packer opens every
 * port to everyone), or finds the one that the template names.
 */
public final class CreateSecurityGroup implements Step, Thing {
  private static final String ANYWHERE = "0.0.0.0/0";
  private static final String DEED = "authorize-security-group";

  private static final Words WORDS =
      Words.named("security group", Duration.ofSeconds(1))
          .creating("Creating security group...")
          .created("Created security group: ");

  private final EcsBuilder config;
  private final SecurityGroups groups;
  private final String sourceCidr;
  private final Lifecycle lifecycle;

  /**
   * A step for one build.
   *
   * @param sourceCidr who may reach the communicator's port: {@code 0.0.0.0/0}, or a NAT's /32
   */
  public CreateSecurityGroup(
      EcsBuilder config, SecurityGroups groups, String sourceCidr, Lifecycle lifecycle) {
    this.config = config;
    this.groups = groups;
    this.sourceCidr = sourceCidr;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "create-security-group";
  }

  @Override
  public Outcome run(Build build) {
    if (config.securityGroupId().isPresent()) {
      return Outcome.done(build.withSecurityGroupId(config.securityGroupId()));
    }
    Outcome made = lifecycle.make(build, this, this, WORDS);
    return made.kind() == Outcome.Kind.DONE ? opened(made.build()) : made;
  }

  private Outcome opened(Build build) {
    Build known = build.withSecurityGroupId(build.ledger().idOf(key()));
    Optional<SshSettings> ssh = config.communicator();
    if (ssh.isEmpty()) {
      return Outcome.done(known);
    }
    IngressRule rule = rule(known, ssh.get().port());
    return Deeds.once(known, DEED, () -> groups.authorize(rule))
        .orElseGet(() -> Outcome.done(known).saying(said(rule, ssh.get())));
  }

  /** Kiln does not set the machine's own sshd: one that takes a password takes it from anybody. */
  private List<LogLine> said(IngressRule rule, SshSettings ssh) {
    String opened = "Authorized tcp " + rule.portRange() + " from " + sourceCidr;
    if (ssh.password().isEmpty()) {
      return List.of(LogLine.message(opened + " (keys only)"));
    }
    String advice =
        sourceCidr.equals(ANYWHERE)
            ? "Anyone may try passwords on this machine while it is baked: a key"
                + " (ssh_keypair_name, ssh_private_key_file) is safer than ssh_password"
            : "The login is by password (ssh_password); a key is safer";
    return List.of(LogLine.message(opened), LogLine.message(advice));
  }

  private IngressRule rule(Build build, int port) {
    return IngressRule.builder()
        .region(build.region())
        .groupId(build.securityGroupId().orElseThrow())
        .protocol("tcp")
        .portRange(port + "/" + port)
        .sourceCidr(sourceCidr)
        .token(build.token(DEED))
        .build();
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, this, WORDS);
  }

  @Override
  public String kind() {
    return "securitygroup";
  }

  @Override
  public JsonNode request(Build build, String token) {
    return Json.toNode(
        NewSecurityGroup.builder()
            .region(build.region())
            .vpcId(build.vpcId().orElseThrow())
            .name(build.resourceName(config.securityGroupName()))
            .tags(build.temporaryTags())
            .token(token)
            .build());
  }

  @Override
  public String create(Resource intended) {
    return groups.create(Json.fromNode(intended.request(), NewSecurityGroup.class));
  }

  @Override
  public Sight find(Resource intended) {
    NewSecurityGroup request = Json.fromNode(intended.request(), NewSecurityGroup.class);
    return Sights.of(
        groups.byName(request.region(), request.vpcId(), request.name()),
        request.name(),
        SecurityGroupView::id);
  }

  @Override
  public Sight look(Resource created) {
    String id = created.id().orElseThrow();
    return Sights.of(groups.byId(created.region(), id), id, SecurityGroupView::id);
  }

  @Override
  public void delete(Resource created) {
    groups.delete(created.region(), created.id().orElseThrow());
  }
}
