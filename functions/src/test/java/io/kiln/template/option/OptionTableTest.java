package io.kiln.template.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionTableTest {
  @ParameterizedTest
  @CsvSource({
    "regoin,region",
    "image-name,image_name",
    "source_imag,source_image",
    "ssh_user_name,ssh_username",
    "accesskey,access_key",
    "vswitchid,vswitch_id",
  })
  void theNearestNameIsMeant(String wrong, String right) {
    assertThat(EcsOptions.BUILDER.nearest(wrong)).contains(right);
  }

  @Test
  void nothingIsNearToAWordOfItsOwn() {
    assertThat(EcsOptions.BUILDER.nearest("wibble")).isEmpty();
  }

  @Test
  void noOptionStandsTwiceInATable() {
    for (OptionTable table :
        List.of(
            EcsOptions.BUILDER,
            EcsOptions.DISK,
            ProvisionerOptions.SHELL,
            ProvisionerOptions.FILE)) {
      List<String> names = table.rows().stream().map(OptionSpec::name).collect(Collectors.toList());
      assertThat(names).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatIsNotTakenAsItIsSaysWhy() {
    assertThat(EcsOptions.BUILDER.rows())
        .filteredOn(row -> row.status() != OptionSpec.Status.TAKEN)
        .allSatisfy(row -> assertThat(row.note()).endsWith("."));
  }
}
