package dev.stepwell.asl.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Diagnostics;
import dev.stepwell.asl.MachineType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DefinitionTextTest {
    private static List<String> findings(String text) {
        return Definitions.lines(Definitions.compileText(text, MachineType.STANDARD));
    }

    @Test
    void refusesWhatIsNoObject() {
        String refusal = "Definition must be a valid JSON object at null";

        assertThat(findings("")).containsExactly(refusal);
        assertThat(findings(" \n")).containsExactly(refusal);
        assertThat(findings("[]")).containsExactly(refusal);
        assertThat(findings("\"text\"")).containsExactly(refusal);
        assertThat(findings("null")).containsExactly(refusal);
    }

    @Test
    void namesThePlaceWhereTheTextStopsBeingJson() {
        String place = "[Source: (String)\"no definition\"; line: 1, column: 3]";

        assertThat(findings("no definition"))
                .containsExactly("INVALID_JSON_DESCRIPTION: Unrecognized token 'no': was expecting (JSON String,"
                        + " Number, Array, Object or token 'null', 'true' or 'false')\n at " + place + " at " + place);
    }

    @Test
    void speaksOfFieldsWhereTheLibrarySpeaksOfProperties() {
        assertThat(findings("{'a':1}").getFirst())
                .startsWith("INVALID_JSON_DESCRIPTION: Unexpected character (''' (code 39)): was expecting double-quote"
                        + " to start field name");
        assertThat(findings("{\"a\" 1}").getFirst())
                .startsWith("INVALID_JSON_DESCRIPTION: Unexpected character ('1' (code 49)): was expecting a colon to"
                        + " separate field name and value");
    }

    @Test
    void noticesAMemberThatIsThereTwice() {
        assertThat(findings("{\"StartAt\":\"A\",\"StartAt\":\"B\"}").getFirst())
                .startsWith("INVALID_JSON_DESCRIPTION: Duplicate field 'StartAt'");
    }

    @Test
    void refusesTextAfterTheDefinition() {
        assertThat(findings("{} {}").getFirst()).startsWith("INVALID_JSON_DESCRIPTION: Trailing token");
    }

    @Test
    void refusesDeepNestingInsteadOfExhaustingTheStack() {
        for (String open : List.of("[", "{\"a\":", "{\"Not\":", "{\"a\":[")) {
            assertThat(findings(open.repeat(100_000)))
                    .singleElement()
                    .asString()
                    .startsWith("TOO_DEEPLY_NESTED");
        }
    }

    @Test
    void refusesALongerTextThanAllowed() {
        DefinitionCompiler compiler = new DefinitionCompiler(new Dialects(new PlainDialect(), new PlainDialect()));

        Compiled compiled = compiler.compile("{\"StartAt\":\"A\"}", MachineType.STANDARD, 10);

        assertThat(Definitions.lines(compiled))
                .containsExactly("The definition has 15 characters; at most 10 are allowed at null");
    }

    @Test
    void joinsAllErrorsIntoTheMessageOfCreate() {
        Compiled compiled = Definitions.compile("{'StartAt':'A','States':{'B':{'Type':'Pass','End':true}}}");

        assertThat(Diagnostics.createMessage(compiled.diagnostics()))
                .isEqualTo("Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: A at"
                        + " /StartAt, MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B'");
        assertThat(Diagnostics.createMessage(
                        Definitions.compileText("", MachineType.STANDARD).diagnostics()))
                .isEqualTo("Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Definition must be a valid"
                        + " JSON object at null'");
    }
}
