package dev.stepwell.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.model.QueryLanguage;
import org.junit.jupiter.api.Test;

/** Both query languages behind the one entry of the module. */
final class CompilerTest {
    private static final String MIXED = """
            {
              "StartAt": "Path",
              "States": {
                "Path": {"Type": "Pass", "Assign": {"total.$": "$.a"}, "Next": "Nata"},
                "Nata": {
                  "Type": "Pass",
                  "QueryLanguage": "JSONata",
                  "Output": {"sum": "{% $total + 1 %}"},
                  "Next": "Last"
                },
                "Last": {"Type": "Succeed", "OutputPath": "$total"}
              }
            }
            """;

    @Test
    void givesEachStateTheLanguageItNames() {
        Compiled compiled = Compiler.compile(MIXED);

        assertThat(compiled).isInstanceOfSatisfying(Compiled.Ok.class, ok -> {
            assertThat(ok.program().state("Path").queryLanguage()).isEqualTo(QueryLanguage.JSON_PATH);
            assertThat(ok.program().state("Nata").queryLanguage()).isEqualTo(QueryLanguage.JSONATA);
            assertThat(ok.program().variableReferences()).containsOnlyKeys("Nata", "Last");
            assertThat(ok.program().variableReferences().get("Nata")).containsExactly("total");
        });
    }

    @Test
    void reportsExpressionsInEitherLanguage() {
        assertThat(Diagnostics.createMessage(Compiler.compile("""
                                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"x.$": "y"}, "End": true}}}
                                """).diagnostics()))
                .isEqualTo("Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The value for the field 'x.$'"
                        + " must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters'");
        assertThat(Compiler.compile("""
                                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                                  "A": {"Type": "Pass", "Output": "{% 1 + %}", "End": true}}}
                                """).diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("INVALID_JSONATA_EXPRESSION");
            assertThat(diagnostic.location()).isEqualTo("/States/A/Output");
        });
    }

    @Test
    void asksForTheTypeOfTheMachine() {
        String activity = """
                {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:states:us-east-1:123456789012:activity:work"}}}
                """;

        assertThat(Compiler.compile(activity)).isInstanceOf(Compiled.Ok.class);
        assertThat(Compiler.compile(activity, MachineType.EXPRESS)).isInstanceOf(Compiled.Invalid.class);
    }

    @Test
    void keepsToTheLimitOnLength() {
        String padded = MIXED + " ".repeat(Limits.aws().definitionCharsMax());

        assertThat(Compiler.compile(padded)).isInstanceOf(Compiled.Ok.class);
        assertThat(Compiler.compile(padded, MachineType.STANDARD, Limits.aws())).isInstanceOf(Compiled.Invalid.class);
    }
}
