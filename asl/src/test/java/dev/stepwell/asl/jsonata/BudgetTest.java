package dev.stepwell.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile expressions fail their state and nothing else. */
final class BudgetTest {
    private static final String MEMORY =
            "! threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive"
                    + " memory usage";
    private static final String STACK =
            "! threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function."
                    + " Consider rewriting as tail-recursive";
    private static final String TIME =
            "! threw an error during evaluation: Expression evaluation timeout: Check for infinite loop";

    @Test
    void acceptsTheLongestSequenceThatAwsAccepts() {
        assertThat(Outputs.of("$count([1..873782])")).isEqualTo("873782");
        assertThat(Outputs.of("$count([1..873783])")).isEqualTo(MEMORY);
    }

    @Test
    void acceptsTheLongestDoubledTextThatAwsAccepts() {
        String doubling = "($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p('x', %d)))";

        assertThat(Outputs.of(doubling.formatted(22))).isEqualTo("4194304");
        assertThat(Outputs.of(doubling.formatted(23))).isEqualTo(MEMORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$pad('x', 1000000000)",
                "$join([1..200000].('x'), $pad('y', 100))",
                "$replace($pad('', 1000000, 'a'), 'a', 'aaaaaaaaaaaaaaaa')",
                "$range(1, 1000000, 1)",
                "$fromMillis(0, '[M,999999999]')",
                "($d := function($x, $n) { $n = 0 ? $x : $d({'a': $x, 'b': $x}, $n - 1) }; $string($d(1, 80)))",
                "($f := function($k) { ($s := $pad('x', 4000000); $f(function() { $k & $s })) }; $f(1))"
            })
    void refusesToFillTheMemory(String hostile) {
        assertThat(Outputs.of(hostile)).isEqualTo(MEMORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($x) { $f($x + 1) }; $f(1))",
                "[1..800000]{'all': $}",
                "$filter([1..800000], function($i) { $i in [1..800000] })",
                "$match($pad('', 5000, 'a') & '!', /(a*)*b/)",
                "($pad('', 5000, 'a') & '!') ~> /(a*)*b/",
                "$toMillis('1111111111111111111111111111111111111x', '[Y][M][D][H][m][s]')"
            })
    void endsWhatWouldNotEnd(String hostile) {
        assertThat(Outputs.of(hostile)).isIn(TIME, STACK);
    }

    @Test
    void refusesDeepNesting() {
        assertThat(Outputs.of("($f := function($x) { 1 + $f($x + 1) }; $f(1))")).isEqualTo(STACK);
        assertThat(Outputs.of("1" + "+1".repeat(200))).isEqualTo(STACK);
        assertThat(Outputs.of("1" + "+1".repeat(80))).isEqualTo("81");
    }

    @Test
    void nestsOperatorsOfAllKindsAlike() {
        for (String operator : new String[] {"+", "*", "-", "/"}) {
            String recursion = "($f := function($x) { $x <= 0 ? 1 : 1 " + operator + " $f($x - 1) }; $type($f(%d)))";

            assertThat(Outputs.of(recursion.formatted(30))).isEqualTo("\"number\"");
            assertThat(Outputs.of(recursion.formatted(32))).isEqualTo(STACK);
        }
    }

    @Test
    void refusesToCompileEndlessParentheses() {
        String nested = "(".repeat(100_000) + "1" + ")".repeat(100_000);

        assertThat(Outputs.of(nested)).startsWith("refused: ").contains("INVALID_JSONATA_EXPRESSION");
    }

    @Test
    void stillEvaluatesAfterAFailure() {
        assertThat(Outputs.of("($f := function($x) { 1 + $f($x) }; $f(1))")).isEqualTo(STACK);
        assertThat(Outputs.of("$sum([1, 2])")).isEqualTo("3");
    }
}
