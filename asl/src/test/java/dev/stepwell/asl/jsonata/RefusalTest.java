package dev.stepwell.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.expression.StateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS refuses when a definition is created. */
final class RefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a[1,2) | Expected \"]\", got \",\"",
                "\"unterminated | String literal must be terminated by a matching quote",
                "1 + | Unexpected end of expression",
                "{\"a\":} | The symbol \"}\" cannot be used as a unary operator",
                "$x := | Unexpected end of expression",
                "$match(\"a\", /abc | No terminating / in regular expression",
                "1e999 | Number out of range: \"1e999\"",
                "1 /* open | Comment has no closing tag"
            })
    void quotesTheParser(String expression, String message) {
        assertThat(Outputs.problems(StateKind.PASS, expression))
                .containsExactly("INVALID_JSONATA_EXPRESSION: " + message + " at /States/S/Output");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone",
                "phone.number",
                "{'a': phone}",
                "{phone: 1}",
                "[1, phone[0]]",
                "$states.input.a ? phone : 1",
                "$map($states.input.a, function($x) { phone })",
                "($x := 1; phone)",
                "$sum(phone)"
            })
    void refusesNamesAtTheTopLevel(String expression) {
        assertThat(Outputs.problems(StateKind.PASS, expression))
                .containsExactly(
                        "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported."
                                + " at /States/S/Output");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.items[value > 3].name",
                "$states.input.items^(>price, name)",
                "$states.input.items{type: $sum(price)}",
                "$states.input.(a + b)",
                "$states.input ~> |items|{'x': y}, ['z']|",
                "$states.input.items@$i.name#$n.[$i, $n]",
                "$states.input.items.%.name",
                "'abc' ~> $contains(/b/i) ? $not(false) : 10/2",
                "function($a, $b)<nn:n>{ $a + $b }(1, 2)",
                "$split(?, ',')('a,b')"
            })
    void acceptsNamesBelowThat(String expression) {
        assertThat(Outputs.problems(StateKind.PASS, expression)).isEmpty();
    }

    @Test
    void refusesTheRootAndTheContext() {
        assertThat(Outputs.problems(StateKind.PASS, "$$"))
                .containsExactly(
                        "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /States/S/Output");
        assertThat(Outputs.problems(StateKind.PASS, "$ & 'x'"))
                .containsExactly("UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$' at the top level is not supported."
                        + " at /States/S/Output");
    }

    @Test
    void refusesMembersOfStatesThatAreNotThere() {
        assertThat(Outputs.problems(StateKind.PASS, "$states.result"))
                .containsExactly(
                        "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /States/S/Output");
        assertThat(Outputs.problems(StateKind.TASK, "$states.errorOutput.Cause"))
                .containsExactly("UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist."
                        + " at /States/S/Output");
        assertThat(Outputs.problems(StateKind.TASK, "[$states.result, $states.input, $states.context]"))
                .isEmpty();
    }
}
