package dev.stepwell.tasks.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FieldNameTest {
    @ParameterizedTest
    @CsvSource({
        "executionArn, ExecutionArn",
        "Payload, Payload",
        "DBInstances, DbInstances",
        "MD5OfMessageBody, Md5OfMessageBody",
        "SSEKMSKeyId, SsekmsKeyId",
        "EnableIAMDatabaseAuthentication, EnableIAMDatabaseAuthentication",
        "ETag, ETag",
        "S, S",
        "SS, Ss",
        "BOOL, Bool"
    })
    void fieldsAreSpelledAsTheSdkForJavaDoesWithACapital(String model, String expected) {
        assertThat(FieldName.of(model)).isEqualTo(expected);
    }

    @Test
    void namesThatJavaCannotUseAreChanged() {
        assertThat(FieldName.of("equals")).isEqualTo("EqualsValue");
        assertThat(FieldName.of("NULL")).isEqualTo("Nul");
    }
}
