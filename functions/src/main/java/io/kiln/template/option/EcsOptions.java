package io.kiln.template.option;

import static io.kiln.template.option.OptionSpec.taken;

import java.util.List;

/** Every option of the alicloud-ecs builder. */
public final class EcsOptions {
  /** Of the builder itself. */
  public static final OptionTable BUILDER =
      OptionTable.of(
          EcsAccessOptions.ROWS,
          EcsImageOptions.ROWS,
          EcsImageOptions.PRODUCTS,
          EcsMachineOptions.ROWS,
          EcsNetworkOptions.ROWS,
          CommunicatorOptions.ROWS);

  /** Of system_disk_mapping and of each of image_disk_mappings. */
  public static final OptionTable DISK = OptionTable.of(DiskOptions.ROWS);

  /** Of each of tag. */
  public static final OptionTable TAG =
      OptionTable.of(
          List.of(
              taken("key", OptionType.TEXT).meaning("The tag's key."),
              taken("value", OptionType.TEXT).meaning("Its value.")));

  private EcsOptions() {}
}
