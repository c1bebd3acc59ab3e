package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.better;
import static io.kiln.template.option.OptionSpec.taken;

import java.util.List;

/** In which network the machine is baked. */
final class EcsNetworkOptions {
  static final List<OptionSpec> ROWS =
      List.of(
          taken("internet_charge_type", OptionType.TEXT, "PayByTraffic")
              .meaning("PayByTraffic or PayByBandwidth."),
          better(
                  "internet_max_bandwidth_out",
                  OptionType.INTEGER,
                  "10 when a public address is needed and nothing is given.")
              .meaning("Mbit/s to the internet."),
          taken("associate_public_ip_address", OptionType.FLAG, "false")
              .meaning("Makes an EIP for the instance, and releases it."),
          better(
                  "eip_id",
                  OptionType.TEXT,
                  "Used whether or not associate_public_ip_address is true, and looked up before anything is made.")
              .meaning("An EIP that exists; it is kept."),
          taken("vpc_id", OptionType.TEXT).meaning("A VPC that exists; it is kept."),
          better(
                  "vpc_name",
                  OptionType.TEXT,
                  "The name ends in the build's id, so that it can be found again.")
              .meaning("The name of the temporary VPC."),
          taken("vpc_cidr_block", OptionType.TEXT, "172.16.0.0/16")
              .meaning("The addresses of the temporary VPC; in a VPC that exists, of the vSwitch."),
          better("vswitch_id", OptionType.TEXT, "Its VPC follows from it.")
              .meaning("A vSwitch that exists; it is kept."),
          better(
                  "vswitch_name",
                  OptionType.TEXT,
                  "The name ends in the build's id; in a VPC that exists the block is a free one.")
              .meaning("The name of the temporary vSwitch."),
          better("security_group_id", OptionType.TEXT, "Its VPC follows from it.")
              .meaning("A security group that exists; it is kept."),
          better(
                  "security_group_name",
                  OptionType.TEXT,
                  "The temporary group lets in the communicator's port only; Packer opens all.")
              .meaning("The name of the temporary security group."),
          taken("ssh_private_ip", OptionType.FLAG, "false")
              .meaning("Connects to the address inside the VPC."));

  private EcsNetworkOptions() {}
}
