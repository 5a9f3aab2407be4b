package dev.stepwell.api.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.engine.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ARNs that clients send. */
final class ArnTest {
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:orders";

    @Test
    void takesAMachineApart() {
        assertThat(Arn.stateMachine(MACHINE + ":prod")).isEqualTo(new Arn(MACHINE + ":prod", "orders", "prod"));
        assertThat(Arn.stateMachine(MACHINE)).isEqualTo(new Arn(MACHINE, "orders", null));
        assertThat(Arn.plainStateMachine("arn:aws-cn:states:r:1:stateMachine:o"))
                .endsWith(":o");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "arn",
                "arn:aws:lambda:us-east-1:123456789012:function:f",
                "arn:azure:states:us-east-1:123456789012:stateMachine:orders",
                "arn:aws:states::123456789012:stateMachine:orders",
                "urn:aws:states:us-east-1:123456789012:stateMachine:orders"
            })
    void refusesAnythingElseByItsPrefix(String text) {
        assertThatThrownBy(() -> Arn.stateMachine(text))
                .isInstanceOf(Refused.class)
                .hasMessage("Invalid Arn: 'Invalid ARN prefix: " + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stateMachine", "stateMachine:", "stateMachine:orders:"})
    void refusesIncompleteMachines(String resource) {
        assertThatThrownBy(() -> Arn.stateMachine("arn:aws:states:us-east-1:123456789012:" + resource))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("Invalid Arn: '");
    }

    @Test
    void refusesTheWrongKindOfResource() {
        assertThatThrownBy(() -> Arn.execution(MACHINE))
                .hasMessage("Invalid Arn: 'Resource type not valid in this context: stateMachine'");
        assertThatThrownBy(() -> Arn.execution("arn:aws:states:us-east-1:123456789012:execution:orders"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Arn.activity("arn:aws:states:us-east-1:123456789012:activity:a:b"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void refusesLabelsWithAWSsReason() {
        assertThatThrownBy(() -> Arn.plainStateMachine(MACHINE + "/label"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("ValidationException");
                    assertThat(refused.members()).isEqualTo(Map.of("reason", "API_DOES_NOT_SUPPORT_LABELED_ARNS"));
                });
    }
}
