package dev.stepwell.tasks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FunctionNameTest {
    @ParameterizedTest
    @CsvSource({
        "hello, hello,",
        "hello:live, hello, live",
        "hello:$LATEST, hello, $LATEST",
        "123456789012:function:hello, hello,",
        "123456789012:hello:7, hello, 7",
        "function:hello, hello,",
        "us-east-1:123456789012:function:hello, hello,",
        "arn:aws:lambda:eu-central-1:123456789012:function:hello, hello,",
        "arn:aws:lambda:us-gov-west-1:123456789012:function:hello:live, hello, live",
        "arn:aws-cn:lambda:cn-north-1:123456789012:function:a_b-C, a_b-C,",
        "../hello, ,",
        "a b, ,",
    })
    void everyFormIsTakenApart(String text, String name, String qualifier) {
        FunctionName function = FunctionName.of(text);

        assertThat(function.name()).isEqualTo(name);
        assertThat(function.qualifier()).isEqualTo(qualifier);
    }

    @Test
    void bareNamesBelongToThisAccount() {
        assertThat(FunctionName.of("hello:live").arn("us-east-1", "123456789012"))
                .isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:hello");
        assertThat(FunctionName.of("arn:aws:lambda:x-y-1:210987654321:function:f")
                        .arn("us-east-1", "123456789012"))
                .isEqualTo("arn:aws:lambda:x-y-1:210987654321:function:f");
    }
}
