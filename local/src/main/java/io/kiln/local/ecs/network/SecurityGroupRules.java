package io.kiln.local.ecs.network;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Times;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import io.kiln.local.rpc.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Actions on the rules of security groups. */
public final class SecurityGroupRules implements ActionGroup {
  private static final int LIMIT = 200;
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "icmp", "gre", "all");

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("AuthorizeSecurityGroup", ask -> authorize(ask, "ingress", "Source"))
            .honouringToken(),
        Action.of("AuthorizeSecurityGroupEgress", ask -> authorize(ask, "egress", "Dest"))
            .honouringToken(),
        Action.of("DescribeSecurityGroupAttribute", this::describe));
  }

  private static Body authorize(Ask ask, String direction, String peer) {
    SecurityGroup group =
        ask.required(SecurityGroup.KIND, "SecurityGroupId", "InvalidSecurityGroupId");
    List<Params> permissions = new ArrayList<>(ask.params().groups("Permissions"));
    if (permissions.isEmpty()) {
      permissions.add(ask.params());
    }
    for (Params permission : permissions) {
      group = group.withRule(rule(ask, permission, direction, peer));
    }
    if (group.rules().size() > LIMIT) {
      throw new EcsError(
          403, "AuthorizationLimitExceed", "The limit of authorization records is exceeded.");
    }
    ask.region().put(SecurityGroup.KIND, group);
    return Body.empty();
  }

  private static Rule rule(Ask ask, Params params, String direction, String peer) {
    String protocol = params.required("IpProtocol").toLowerCase(Locale.ROOT);
    String ports = params.required("PortRange");
    if (!PROTOCOLS.contains(protocol)) {
      throw new EcsError(
          400, "InvalidIpProtocol.ValueNotSupported", "The specified IpProtocol is not supported.");
    }
    boolean ranged = protocol.equals("tcp") || protocol.equals("udp");
    if (!ports.matches(ranged ? "\\d{1,5}/\\d{1,5}" : "-1/-1")) {
      throw EcsError.invalid("PortRange");
    }
    String cidr = params.text(peer + "CidrIp");
    String group = params.text(peer + "GroupId");
    if (cidr.isEmpty() && group.isEmpty()) {
      throw EcsError.missing(peer + "CidrIp");
    }
    if (!group.isEmpty() && ask.region().find(SecurityGroup.KIND, group).isEmpty()) {
      throw EcsError.notFound("InvalidSecurityGroupId", group);
    }
    return new Rule(
        direction,
        // VPC groups know intranet rules only, yet Packer says internet, and is heard.
        new Rule.Traffic(protocol, ports, "intranet"),
        cidr,
        group,
        new Rule.Verdict(
            params.text("Policy", "accept"),
            params.number("Priority", 1),
            params.text("Description"),
            ask.now()));
  }

  private Body describe(Ask ask) {
    SecurityGroup group =
        ask.required(SecurityGroup.KIND, "SecurityGroupId", "InvalidSecurityGroupId");
    List<Body> rules =
        group.rules().stream()
            .filter(rule -> letsDirection(ask.params().text("Direction", "all"), rule))
            .map(SecurityGroupRules::shape)
            .toList();
    return Body.of("RegionId", ask.region().id())
        .and("SecurityGroupId", group.id())
        .and("SecurityGroupName", group.card().name())
        .and("Description", group.card().description())
        .and("VpcId", group.vpcId())
        .and("InnerAccessPolicy", "Accept")
        .list("Permissions", "Permission", rules);
  }

  private static boolean letsDirection(String wanted, Rule rule) {
    return wanted.equals("all") || wanted.equals(rule.direction());
  }

  private static Body shape(Rule rule) {
    boolean in = rule.direction().equals("ingress");
    return Body.of("Direction", rule.direction())
        .and("IpProtocol", rule.traffic().protocol().toUpperCase(Locale.ROOT))
        .and("PortRange", rule.traffic().portRange())
        .and("NicType", rule.traffic().nicType())
        .and("SourceCidrIp", in ? rule.cidr() : "")
        .and("SourceGroupId", in ? rule.groupId() : "")
        .and("DestCidrIp", in ? "" : rule.cidr())
        .and("DestGroupId", in ? "" : rule.groupId())
        .and("Policy", rule.verdict().policy().equals("drop") ? "Drop" : "Accept")
        .and("Priority", String.valueOf(rule.verdict().priority()))
        .and("Description", rule.verdict().description())
        .and("CreateTime", Times.seconds(rule.verdict().created()));
  }
}
