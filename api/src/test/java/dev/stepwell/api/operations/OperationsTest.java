package dev.stepwell.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.api.model.ServiceModel;
import dev.stepwell.asl.Limits;
import org.junit.jupiter.api.Test;

/** The table of operations. */
final class OperationsTest {
    private final Fixture api = new Fixture();

    @Test
    void answersEveryOperationOfTheService() {
        assertThat(ServiceModel.load(Limits.aws()).names())
                .hasSize(37)
                .allSatisfy(name -> assertThat(api.error(name, "{}")).doesNotContain("Unknown operation"));
    }
}
