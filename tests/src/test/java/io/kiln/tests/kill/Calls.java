package io.kiln.tests.kill;

import java.util.Optional;

/** The kinds of call that a build makes, each with one that stands for it. */
enum Calls {
  ECS_CREATE("ECS", "create", "RunInstances", "IncorrectVSwitchStatus"),
  ECS_CHANGE("ECS", "change", "StopInstance", "IncorrectInstanceStatus"),
  ECS_DELETE("ECS", "delete", "DeleteSecurityGroup", "DependencyViolation"),
  ECS_WAIT("ECS", "wait", "DescribeImages", ""),
  ECS_DESCRIBE("ECS", "describe", "DescribeInstances", ""),
  VPC_CREATE("Vpc", "create", "CreateVSwitch", "IncorrectVpcStatus"),
  VPC_CHANGE("Vpc", "change", "AssociateEipAddress", "IncorrectInstanceStatus"),
  VPC_DELETE("Vpc", "delete", "DeleteVpc", "DependencyViolation.VSwitch"),
  VPC_DESCRIBE("Vpc", "describe", "DescribeVSwitches", ""),
  OSS_WRITE("OSS", "write", "oss:PutObject", "FileAlreadyExists"),
  OSS_APPEND("OSS", "append", "oss:AppendObject", "PositionNotEqualToLength"),
  OSS_READ("OSS", "read", "oss:GetObject", ""),
  OSS_DELETE("OSS", "delete", "oss:DeleteObject", ""),
  FLOW_START("CloudFlow", "start", "StartExecution", ""),
  FLOW_DESCRIBE("CloudFlow", "describe", "DescribeExecution", ""),
  SSH("SSH", "command", SshTap.STARTS_JOB, "");

  final String product;
  final String kind;
  final String action;
  private final String wrongState;

  Calls(String product, String kind, String action, String wrongState) {
    this.product = product;
    this.kind = kind;
    this.action = action;
    this.wrongState = wrongState;
  }

  /** What this call answers when the thing is in another state than it needs. */
  Optional<String> wrongState() {
    return wrongState.isEmpty() ? Optional.empty() : Optional.of(wrongState);
  }

  boolean makes() {
    return this == ECS_CREATE || this == VPC_CREATE;
  }

  boolean looks() {
    return kind.equals("describe") || kind.equals("wait") || kind.equals("read");
  }
}
