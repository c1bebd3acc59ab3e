package io.kiln.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class StackFileTest {
  private static final String HEAD =
      """
      ROSTemplateFormatVersion: '2015-09-01'
      Parameters:
        Colour: {Type: String, Default: red}
      Conditions:
        IsRed: {'Fn::Equals': [{Ref: Colour}, red]}
        IsNotRed: {'Fn::Not': IsRed}
      Resources:
        Shelf:
          Type: ALIYUN::OSS::Bucket
          Properties: {BucketName: {'Fn::Sub': '${Colour}-shelf'}}
        Spare:
          Type: ALIYUN::OSS::Bucket
          Condition: IsNotRed
          Properties: {BucketName: {'Fn::Sub': '${Colour}-spare'}}
      Outputs:
        Answer:
          Value: %s
      """;

  private static Stack stack(String answer, Map<String, String> parameters) {
    return StackFile.parse(HEAD.formatted(answer)).at(new Place("42", "eu-central-1", parameters));
  }

  private static String answer(String value) {
    return stack(value, Map.of()).outputs().getOrDefault("Answer", "no value");
  }

  @Test
  void refsAndAttributesAreLookedUp() {
    assertThat(answer("{Ref: Colour}")).isEqualTo("red");
    assertThat(answer("{Ref: 'ALIYUN::Region'}")).isEqualTo("eu-central-1");
    assertThat(answer("{'Fn::GetAtt': [Shelf, Arn]}"))
        .isEqualTo("acs:oss:eu-central-1:42:red-shelf");
    assertThat(answer("{Ref: 'ALIYUN::NoValue'}")).isEqualTo("no value");
  }

  @Test
  void subFillsHolesAndLeavesEscapedOnes() {
    assertThat(answer("{'Fn::Sub': '${Shelf.Name} of ${ALIYUN::AccountId}, ${!Colour}'}"))
        .isEqualTo("red-shelf of 42, ${Colour}");
    assertThat(answer("{'Fn::Sub': ['${Own}/${Colour}', {Own: {Ref: Colour}}]}"))
        .isEqualTo("red/red");
  }

  @Test
  void joinSkipsWhatIsNoValue() {
    assertThat(answer("{'Fn::Join': ['-', [a, {Ref: Colour}, b]]}")).isEqualTo("a-red-b");
  }

  @Test
  void ifTakesOneBranch() {
    assertThat(answer("{'Fn::If': [IsRed, warm, cold]}")).isEqualTo("warm");
    assertThat(answer("{'Fn::If': [IsNotRed, warm, cold]}")).isEqualTo("cold");
  }

  @Test
  void aResourceIsMadeOnlyUnderItsCondition() {
    assertThat(stack("x", Map.of()).buckets()).extracting(StackBucket::id).containsExactly("Shelf");
    assertThat(stack("x", Map.of("Colour", "blue")).buckets())
        .extracting(StackBucket::name)
        .containsExactly("blue-shelf", "blue-spare");
  }

  @Test
  void anAttributeOfWhatIsNotMadeIsAMistake() {
    StackProblems problems =
        catchThrowableOfType(
            StackProblems.class, () -> stack("{'Fn::GetAtt': [Spare, Name]}", Map.of()));

    assertThat(problems.all())
        .containsExactly("Outputs.Answer.Value: Spare is not made under these parameters");
  }

  @Test
  void whatIsNotUnderstoodIsRefused() {
    StackProblems problems =
        catchThrowableOfType(
            StackProblems.class, () -> stack("{'Fn::Jq': [First, '.a', {}]}", Map.of()));

    assertThat(problems.all())
        .containsExactly("Outputs.Answer.Value: the function Fn::Jq is not known here");
  }
}
