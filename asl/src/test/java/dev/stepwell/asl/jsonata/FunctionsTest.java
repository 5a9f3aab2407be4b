package dev.stepwell.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.expression.FakeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions that differ from the evaluator's own, and those that Step Functions adds. */
final class FunctionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$partition([1,2,3,4,5], 2.9) | [[1,2],[3,4],[5]]",
                "$range(0, 6, 2) | [0,2,4,6]",
                "$range(-1.7, 2, 1) | [-1,0,1,2]",
                "$range(5, 1, -2) | [5,3,1]",
                "$range(1, 9, 9) | 1",
                "$hash('input', 'SHA-1') | \"140f86aae51ab9e1cda9b4254fe98a74eb54c1a1\"",
                "$random(42) | 0.7275636800328681",
                "$parse('{\"a\":[1.5,null]}').a | [1.5,null]",
                "$parse('-0') | 0",
                "$parse('[1.0, 1e2, 9223372036854775807, 9223372036854775808]')"
                        + " | [1,100,9223372036854775807,9.223372036854776E18]",
                "$partition([1,2,3]) | [[1,2,3]]",
                "$parseInteger('abc', '0') | \"NaN\"",
                "$count(null) | 1",
                "$formatInteger(1000000000000000, 'A') | \"GBDPXGRZXJL\"",
                "1/0 | \"Infinity\"",
                "[-1/0, {'k': 0/0}] | [\"-Infinity\",{\"k\":\"NaN\"}]",
                "1e308 * 10 | \"Infinity\"",
                "2 * 3 % 4 / 8 & 'x' & {'a': 1} & $nothing | \"0.25x{\\\"a\\\":1}\"",
                "1e20 & '' | \"100000000000000000000\"",
                "$length($uuid()) | 36",
                "$string(1e20) | \"100000000000000000000\"",
                "$string(1e21) | \"1e+21\"",
                "$string(1/3) | \"0.333333333333333\"",
                "$string({'a':[1,'x']}, true) | \"{\\n  \\\"a\\\": [\\n    1,\\n    \\\"x\\\"\\n  ]\\n}\"",
                "$sum([0.1,0.2,0.3]) | 0.6000000000000001",
                "$formatNumber(-12345.678, '#,##0.00') | \"-12,345.68\"",
                "$formatNumber(0.14, '###pm;(###pm)', {'per-mille': 'pm'}) | \"140pm\"",
                "$formatNumber(1234.5678, '00.000e0') | \"12.346e2\"",
                "$fromMillis(1419940800000, '[X0001]-W[W01]-[F1]') | \"2015-W01-2\"",
                "$toMillis('2026-01-02T03:04:05Z') | 1767323045000",
                "$sort(['b','a','c'], function($l,$r){ $l > $r }) | [\"a\",\"b\",\"c\"]",
                "$map(['a,b,c','d,e'], $split(?, ',')) | [[\"a\",\"b\",\"c\"],[\"d\",\"e\"]]",
                "$replace('265USD', /([0-9]+)USD/, '$$$1') | \"$265\"",
                "$match('ababbabbcc', /a(b+)/)[1].index | 2",
                "$encodeUrlComponent('a b/ä') | \"a%20b%2F%C3%A4\"",
                "$decodeUrl('a%20b%2F') | \"a b%2F\"",
                "$number('0x10') | 16",
                "[1..3] ~> $shuffle() ~> $count() | 3",
                "[null, 1] | [null,1]",
                "$type(null) | \"null\""
            })
    void evaluates(String expression, String expected) {
        assertThat(Outputs.of(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$eval('1') | T1006: Attempted to invoke a non-function",
                "$sum(['a']) | T0412: Argument 1 of function \"sum\" must be an array of \"numbers\"",
                "$uppercase(1) | T0410: Argument 1 of function \"uppercase\" does not match function signature",
                "$uppercase('a', 2) | T0410: Argument 2 of function \"uppercase\" does not match function signature",
                "$hash('a', 'md5') | D3137: Hash algorithm 'md5' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
                "$partition(null, 2) | T0412: Argument 1 of function \"partition\" must be an array of undefined",
                "$partition([1], -1) | D3137: Second argument must be zero or greater",
                "$range(1) | T0410: Argument 2 of function \"range\" does not match function signature",
                "$parse('{\"a\":1,\"a\":2}') | D3137: Invalid JSON",
                "$parse('1e400') | D3137: Invalid JSON",
                "'a' * 2 | T2001: The left side of the \"*\" operator must evaluate to a number",
                "1 / {} | T2002: The right side of the \"/\" operator must evaluate to a number",
                "$string(1/0) | D3001: Attempting to invoke string function on Infinity or NaN",
                "$number('x') | D3030: Unable to cast value to a number: \"x\"",
                "$error('boom') | D3137: boom",
                "1 < 'a' | T2009: The values 1 and \"a\" either side of operator \"<\" must be of the same data type",
                "-'s' | D1002: Cannot negate a non-numeric value: \"s\"",
                "true or $number('x') and false or $number('y') > 1 | true",
                "false or $number('y') | D3030: Unable to cast value to a number: \"y\"",
                "$formatNumber(1, 'x') | D3086: The sub-picture",
                "$toMillis('foo') | D3110: The argument of the toMillis function must be an ISO 8601 formatted"
                        + " timestamp. Given \"foo\""
            })
    void raises(String expression, String expected) {
        String outcome = Outputs.of(expression);

        assertThat(outcome.replace("! threw an error during evaluation. ", "")).startsWith(expected);
    }

    @Test
    void takesTimeAndLuckFromTheFrame() {
        assertThat(Outputs.of("$now()")).isEqualTo("\"2026-01-02T03:04:05.000Z\"");
        assertThat(Outputs.of("$millis()")).isEqualTo(Long.toString(FakeFrame.NOW.toEpochMilli()));
        assertThat(Outputs.of("$fromMillis($toMillis('13:45', '[H]:[m]'))")).isEqualTo("\"2026-01-02T13:45:00.000Z\"");
        assertThat(Outputs.of("[$random(), $uuid(), $shuffle([1..9])]"))
                .isEqualTo(Outputs.of("[$random(), $uuid(), $shuffle([1..9])]"));
    }

    @Test
    void namesUuidsOfVersionFour() {
        assertThat(Outputs.of("$uuid()"))
                .matches("\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"");
    }

    @Test
    void letsVariablesHideFunctionsThatAreNotCalled() {
        assertThat(Outputs.of("$count + 1", FakeFrame.input("{}").withVariable("count", "41")))
                .isEqualTo("42");
        assertThat(Outputs.of("$count([1, 2])", FakeFrame.input("{}").withVariable("count", "41")))
                .isEqualTo("2");
    }
}
