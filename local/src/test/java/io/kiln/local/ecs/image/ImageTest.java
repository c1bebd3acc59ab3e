package io.kiln.local.ecs.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.AddTagsRequest;
import com.aliyuncs.ecs.model.v20140526.CopyImageRequest;
import com.aliyuncs.ecs.model.v20140526.CreateImageRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteImageRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteSnapshotRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeImageFromFamilyRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeImagesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeImagesResponse.Image;
import com.aliyuncs.ecs.model.v20140526.ModifyImageAttributeRequest;
import com.aliyuncs.ecs.model.v20140526.ModifyImageSharePermissionRequest;
import com.aliyuncs.exceptions.ClientException;
import io.kiln.local.testing.CloudUnderTest;
import io.kiln.local.testing.DocumentedBy;
import io.kiln.local.testing.Furnished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DocumentedBy(page = "ecs-api.md 2.2, 2.8 and 2.9", read = "2026-11")
class ImageTest {
  @RegisterExtension final CloudUnderTest cloud = new CloudUnderTest();

  private String instance = "";
  private String image = "";

  @BeforeEach
  void bake() throws Exception {
    instance = Furnished.in(cloud).stopped();
    image = create("baked");
  }

  @Test
  void aNewImageShowsOnlyToThoseWhoAskForItsStatus() throws Exception {
    assertThat(shown("")).isEmpty();
    assertThat(shown("Waiting,Creating,CreateFailed,Available"))
        .extracting(Image::getStatus)
        .containsExactly("Waiting");
    cloud.pass(Duration.ofSeconds(60));
    assertThat(shown("Creating")).hasSize(1);
    cloud.settle();
    assertThat(shown("")).extracting(Image::getProgress).containsExactly("100%");
  }

  @Test
  void aNameIsTakenOnce() {
    CreateImageRequest again = createRequest("baked");
    CreateImageRequest malformed = createRequest("1st");

    assertThat(cloud.refusalOf(again).code()).isEqualTo("InvalidImageName.Duplicated");
    assertThat(cloud.refusalOf(malformed).code()).isEqualTo("InvalidImageName.Malformed");
  }

  @Test
  void aCopyIsMadeOfAnAvailableImageAndOutlivesIt() throws Exception {
    assertThat(cloud.refusalOf(copy()).code()).isEqualTo("IncorrectImageStatus");
    cloud.settle();
    String copied = cloud.ask(copy()).getImageId();
    assertThat(cloud.refusalOf(delete()).code()).isEqualTo("OperationDenied.ImageCopying");
    cloud.pass(Duration.ofMinutes(36));

    cloud.ask(delete());

    DescribeImagesRequest there = new DescribeImagesRequest();
    there.setSysRegionId("cn-hangzhou");
    there.setImageId(copied);
    assertThat(cloud.ask(there).getImages())
        .extracting(Image::getImageName)
        .containsExactly("copied");
    assertThat(layer()).exists();
  }

  @Test
  void aSnapshotGoesAfterItsImageAndTheLayerWithTheLastOfThem() throws Exception {
    cloud.settle();
    DeleteSnapshotRequest deleteSnapshot = new DeleteSnapshotRequest();
    deleteSnapshot.setSnapshotId(shown("").get(0).getDiskDeviceMappings().get(0).getSnapshotId());

    assertThat(cloud.refusalOf(deleteSnapshot).code()).isEqualTo("SnapshotCreatedImage");
    cloud.ask(delete());
    assertThat(layer()).exists();
    cloud.ask(deleteSnapshot);
    assertThat(layer()).doesNotExist();
  }

  @Test
  void aSharedImageIsNeitherDeletedNorDeprecated() throws Exception {
    cloud.settle();
    ModifyImageSharePermissionRequest share = new ModifyImageSharePermissionRequest();
    share.setImageId(image);
    cloud.ask(share);
    share.setAddAccounts(List.of("1234567890"));
    cloud.ask(share);
    ModifyImageAttributeRequest deprecate = new ModifyImageAttributeRequest();
    deprecate.setImageId(image);
    deprecate.setStatus("Deprecated");

    assertThat(cloud.refusalOf(delete()).code()).isEqualTo("ImageUseShared");
    assertThat(cloud.refusalOf(deprecate).code()).isEqualTo("ImageUseShared");
  }

  @Test
  void tagsAreAddedAndFiltered() throws Exception {
    cloud.settle();
    AddTagsRequest.Tag tag = new AddTagsRequest.Tag();
    tag.setKey("stage");
    tag.setValue("测试 = <a&b>");
    AddTagsRequest add = new AddTagsRequest();
    add.setResourceType("image");
    add.setResourceId(image);
    add.setTags(List.of(tag));
    cloud.ask(add);
    DescribeImagesRequest.Tag filter = new DescribeImagesRequest.Tag();
    filter.setKey("stage");
    DescribeImagesRequest describe = new DescribeImagesRequest();
    describe.setTags(List.of(filter));

    assertThat(cloud.ask(describe).getImages())
        .singleElement()
        .satisfies(
            found -> assertThat(found.getTags().get(0).getTagValue()).isEqualTo("测试 = <a&b>"));
  }

  @Test
  void aFamilyStandsForItsNewestImage() throws Exception {
    DescribeImageFromFamilyRequest request = new DescribeImageFromFamilyRequest();
    request.setImageFamily("acs:ubuntu_18_04_x64");

    assertThat(cloud.ask(request).getImage().getImageId())
        .isEqualTo("ubuntu_18_04_x64_20G_alibase_20231225.vhd");
  }

  private Path layer() {
    return cloud.home().resolve("images").resolve(image);
  }

  private List<Image> shown(String status) throws ClientException {
    DescribeImagesRequest describe = new DescribeImagesRequest();
    describe.setImageId(image);
    if (!status.isEmpty()) {
      describe.setStatus(status);
    }
    return cloud.ask(describe).getImages();
  }

  private String create(String name) throws Exception {
    String id = cloud.ask(createRequest(name)).getImageId();
    while (Files.notExists(cloud.home().resolve("images").resolve(id).resolve("from"))) {
      Thread.sleep(5);
    }
    return id;
  }

  private CreateImageRequest createRequest(String name) {
    CreateImageRequest request = new CreateImageRequest();
    request.setInstanceId(instance);
    request.setImageName(name);
    return request;
  }

  private CopyImageRequest copy() {
    CopyImageRequest request = new CopyImageRequest();
    request.setImageId(image);
    request.setDestinationRegionId("cn-hangzhou");
    request.setDestinationImageName("copied");
    return request;
  }

  private DeleteImageRequest delete() {
    DeleteImageRequest request = new DeleteImageRequest();
    request.setImageId(image);
    return request;
  }
}
