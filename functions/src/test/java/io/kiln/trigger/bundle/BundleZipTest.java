package io.kiln.trigger.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleZipTest {
  @Test
  void filesFoldersAndModesComeOutAsTheyWentIn() throws Exception {
    byte[] zip =
        new Zips()
            .with("template.json", "{}")
            .with("bin/health", 0100755, "#!/bin/sh\n".getBytes(UTF_8))
            .with("empty/", 0040755, new byte[0])
            .bytes();

    Parcel parcel = BundleZip.read("site.zip", zip);

    assertThat(parcel.paths()).containsExactly("bin/health", "template.json");
    assertThat(parcel.folders()).containsExactly("bin", "empty");
    assertThat(parcel.find("bin/health").orElseThrow().mode()).isEqualTo(0755);
    assertThat(parcel.find("template.json").orElseThrow().mode()).isEqualTo(0644);
    assertThat(parcel.bytes("bin/health")).asString().isEqualTo("#!/bin/sh\n");
    assertThat(parcel.bytes("bin/health")).asString().isEqualTo("#!/bin/sh\n");
  }

  @Test
  void aFolderAroundEverythingComesOff() {
    byte[] zip = new Zips().with("site/template.json", "{}").with("site/a/b", "b").bytes();

    Parcel parcel = BundleZip.read("site.zip", zip);

    assertThat(parcel.unpacked().paths()).containsExactly("a/b", "template.json");
    assertThat(parcel.unpacked().unpacked().paths()).containsExactly("a/b", "template.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil", "a/../../evil", "/etc/passwd", "C:/evil", "a//b", "./a", "a\u0001b"})
  void aPathThatLeadsOutsideIsRefusedByName(String path) {
    byte[] zip = new Zips().with("template.json", "{}").with(path, "evil").bytes();

    assertThatThrownBy(() -> BundleZip.read("site.zip", zip))
        .isInstanceOf(BadBundle.class)
        .hasMessageStartingWith("site.zip:1:1: '" + path.replaceAll("\\p{Cntrl}", "?") + "' ");
  }

  @Test
  void aLinkIsRefused() {
    byte[] zip = new Zips().with("link", 0120777, "/etc/passwd".getBytes(UTF_8)).bytes();

    assertThatThrownBy(() -> BundleZip.read("site.zip", zip))
        .hasMessageContaining("'link' is neither a file nor a folder");
  }

  @Test
  void everyBadEntryIsNamed() {
    byte[] zip = new Zips().with("../a", "a").with("/b", "b").with("c", "c").bytes();

    assertThatThrownBy(() -> BundleZip.read("site.zip", zip))
        .isInstanceOfSatisfying(BadBundle.class, bad -> assertThat(bad.problems()).hasSize(2));
  }

  @Test
  void aPathThatComesTwiceIsRefused() {
    byte[] zip = new Zips().with("a", "1").with("a", "2").bytes();

    assertThatThrownBy(() -> BundleZip.read("site.zip", zip))
        .hasMessageContaining("'a' is in the zip twice");
  }

  @Test
  void aPathThatIsAFileAndAFolderIsRefused() {
    byte[] zip = new Zips().with("a", "1").with("a/b", "2").bytes();

    assertThatThrownBy(() -> BundleZip.read("site.zip", zip))
        .hasMessageContaining("'a' is a file and a folder");
  }

  @Test
  void whatUnpacksToMoreThanAllowedIsRefusedBeforeItIsAllUnpacked() {
    byte[] zip = new Zips().with("bomb", 0, new byte[50 << 20]).bytes();
    assertThat(zip.length).isLessThan(100_000);

    assertThatThrownBy(() -> BundleZip.read("site.zip", zip, 10, 1 << 20))
        .hasMessageContaining("'bomb' unpacks to more than 1048576 bytes");
  }

  @Test
  void aHeaderThatLiesAboutTheSizeDoesNotHelp() {
    byte[] zip = new Zips().with("bomb", 0, new byte[4 << 20]).bytes();
    byte[] size = {0, 0, 64, 0};
    for (int i = 0; i + 4 <= zip.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(zip, i, i + 4), size)) {
        zip[i + 2] = 1;
      }
    }

    assertThatThrownBy(() -> BundleZip.read("site.zip", zip, 10, 1 << 20))
        .isInstanceOf(BadBundle.class);
  }

  @Test
  void tooManyFilesAreRefused() {
    Zips zip = new Zips();
    for (int i = 0; i < 11; i++) {
      zip.with("f" + i, "");
    }

    assertThatThrownBy(() -> BundleZip.read("site.zip", zip.bytes(), 10, 1 << 20))
        .hasMessageContaining("has 11 entries, more than 10");
  }

  @Test
  void anEmptyZipIsRefused() {
    assertThatThrownBy(() -> BundleZip.read("site.zip", new Zips().bytes()))
        .hasMessageContaining("the zip holds no file");
  }

  @Test
  void damagedBytesNeverDoMoreThanBeRefused() {
    byte[] good = new Zips().with("template.json", "{}").with("a/b", "hello hello hello").bytes();
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      byte[] bad = good.clone();
      for (int n = 0; n <= random.nextInt(4); n++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        Parcel parcel = BundleZip.read("site.zip", bad);
        assertThat(parcel.paths()).noneMatch(path -> path.contains(".."));
      } catch (BadBundle refused) {
        assertThat(refused.problems()).isNotEmpty();
      }
    }
  }
}
