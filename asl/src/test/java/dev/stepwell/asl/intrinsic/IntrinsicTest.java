package dev.stepwell.asl.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.expression.Work;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the intrinsic functions give, where they fail, and which calls are no calls. */
final class IntrinsicTest {
    private static final String INPUT = """
            {"n":4.5,"neg":-1.5,"list":[1,2,2,"a",[],[]],"obj":{"x":1,"y":[true,null]},"text":"a,b;;c","name":"Zoë"}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    States.Array()                                        | []
                    States.Array(1, 'x', $.n, null, true, -2.50)          | [1,"x",4.5,null,true,-2.50]
                    States.ArrayPartition($.list, 4)                      | [[1,2,2,"a"],[[],[]]]
                    States.ArrayPartition($.list, $.n)                    | [[1,2,2,"a",[]],[[]]]
                    States.ArrayContains($.list, 'a')                     | true
                    States.ArrayContains($.list, States.Array())          | true
                    States.ArrayContains($.list, 'b')                     | false
                    States.ArrayRange(1, 9, 2)                            | [1,3,5,7,9]
                    States.ArrayRange(3, 1, -1)                           | [3,2,1]
                    States.ArrayRange(1, 3, -1)                           | []
                    States.ArrayRange(5, 5, 3)                            | [5]
                    States.ArrayGetItem($.list, 3)                        | "a"
                    States.ArrayLength($.list)                            | 6
                    States.ArrayUnique($.list)                            | [1,2,"a",[]]
                    States.MathAdd($.n, $.neg)                            | 4
                    States.MathAdd(2147483647, 0)                         | 2147483647
                    States.StringSplit($.text, ',;')                      | ["a","b","c"]
                    States.StringSplit('', ',')                           | []
                    States.StringSplit('a b', '')                         | ["a b"]
                    States.StringSplit('1😀2😁3', '😀')                   | ["1","2😁3"]
                    States.ArrayContains(States.Array(1, 2.50), 1.0)      | false
                    States.ArrayContains(States.Array(1, 2.50), 2.5)      | true
                    States.ArrayUnique(States.Array(1, 1.0, '1', 1.00))   | [1,1.0,"1"]
                    States.MathAdd(1.5, -1.5)                             | 1
                    States.Format('{} {} {}', 1.0, 12345678901234567890, 0.10) | "1.0 12345678901234567890 0.10"
                    States.StringToJson('[1.0,12345678901234567890,0.10,-0]') | [1.0,12345678901234567890,0.10,0]
                    States.StringToJson('{"a": [1.0]}')                   | {"a":[1.0]}
                    States.JsonToString($.obj)                            | "{\\"x\\":1,\\"y\\":[true,null]}"
                    States.JsonMerge($.obj, States.StringToJson('{"x":{},"a":0}'), false) | {"a":0,"x":{},"y":[true,null]}
                    States.Base64Encode($.name)                           | "Wm/Dqw=="
                    States.Base64Decode('Wm/Dqw==')                       | "Zoë"
                    States.Hash('input data', 'SHA-1')                    | "aaff4a450a104cd177d28d18d74485e8cae074b7"
                    States.Hash($.obj, 'MD5')                             | "78096801b3953d8520794067a70b648b"
                    States.Format('{} is {}', $.name, $.n)                | "Zoë is 4.5"
                    States.Format('{}', null)                             | "null"
                    States.Format('{}{}', $.obj, $.list)                  | "{x=1, y=[true, null]}[1, 2, 2, a, [], []]"
                    States.Format('\\{\\}\\'\\\\{}', 1)                   | "{}'\\\\1"
                    States.MathRandom(7, 8)                               | 7
                    """)
    void gives(String call, String expected) {
        assertThat(evaluate(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "States.ArrayPartition($.list, 0)",
                "States.ArrayPartition($.text, 1)",
                "States.ArrayRange(1, 9, 0)",
                "States.ArrayRange(1, 9, 0.4)",
                "States.ArrayRange(1, 1001, 1)",
                "States.ArrayRange(-2147483648, 2147483647, 1)",
                "States.ArrayGetItem($.list, 6)",
                "States.ArrayGetItem($.list, -1)",
                "States.ArrayLength($.obj)",
                "States.MathAdd('1', 2)",
                "States.MathAdd(2147483647, 1)",
                "States.MathAdd(3000000000, 1)",
                "States.MathAdd(1e999999999, 1)",
                "States.MathRandom(1, 1)",
                "States.MathRandom(1, 10, 'seed')",
                "States.StringToJson('{')",
                "States.StringToJson('')",
                "States.StringToJson('1 2')",
                "States.StringToJson(1)",
                "States.JsonMerge($.obj, $.obj, true)",
                "States.JsonMerge($.obj, $.list, false)",
                "States.Base64Decode('=')",
                "States.Base64Encode($.n)",
                "States.Hash('x', 'md5')",
                "States.StringSplit($.n, ',')",
                "States.Format($.n)"
            })
    void failsOnArgumentsThatItDoesNotTake(String call) {
        String name = call.substring(0, call.indexOf('('));

        assertThatThrownBy(() -> evaluate(call))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessage("States.Runtime: The function '" + call + "' had the following error: Invalid arguments in "
                        + name);
    }

    @Test
    void makesAsManyNumbersAsItsLimit() {
        assertThat(Json.read(evaluate("States.ArrayRange(1, 1000, 1)")).size())
                .isEqualTo(ArrayFunctions.RANGE_ELEMENTS_MAX);
    }

    @Test
    void codesOnlyShortText() {
        String longest = "a".repeat(Arguments.CODED_CHARACTERS_MAX);

        assertThat(evaluate("States.Base64Encode('" + longest + "')")).startsWith("\"YWFh");
        for (String call : Set.of("States.Base64Encode('%')", "States.Base64Decode('%')", "States.Hash('%', 'MD5')")) {
            assertThatThrownBy(() -> evaluate(call.replace("%", longest + "a"))).isInstanceOf(EvaluationFailure.class);
        }
    }

    @Test
    void namesTheArgumentThatIsNotThere() {
        assertThatThrownBy(() -> evaluate("States.Format('{}', $.gone.too)"))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessage(
                        "States.Runtime: The function 'States.Format('{}', $.gone.too)' had the following error: The"
                                + " JsonPath argument for the field '$.gone.too' could not be found in the input '"
                                + INPUT + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    States.Format('{}')        | Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.
                    States.Format('{}', 1, 2)  | Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.
                    States.Format('a{b', 1)    | Invalid template in States.Format: matching '}' not found for '{'.
                    """)
    void saysWhatIsWrongWithATemplate(String call, String reason) {
        assertThatThrownBy(() -> evaluate(call)).hasMessageEndingWith("had the following error: " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "States.Foo()",
                "States.Array",
                "States.Array(",
                "States.Array(1",
                "States.Array(1,)",
                "States.Array(,1)",
                "States.Array(1))",
                "States.Array(1) ",
                "States.Array (1)",
                "States.Array(a)",
                "States.Array('a)",
                "States.Array('a\\\"b')",
                "States.Array('a\\n')",
                "States.Array('a\\",
                "States.Array(\"a\")",
                "States.Array([1])",
                "States.Array({})",
                "States.Array(01)",
                "States.Array($.)",
                "States.Array($.a[)",
                "States.UUID(1)",
                "States.MathAdd(1)",
                "States.MathAdd(1, 2, 3)",
                "States.Format()",
                "states.Array()",
                "$.a"
            })
    void refusesWhatIsNoCall(String text) {
        assertThat(Intrinsic.parse(text, new TreeSet<>())).isNull();
    }

    @Test
    void nestsUpToItsLimit() {
        String deepest = "States.Array(".repeat(10) + ")".repeat(10);

        assertThat(evaluate(deepest)).isEqualTo("[".repeat(10) + "]".repeat(10));
        assertThat(Intrinsic.parse("States.Array(" + deepest + ")", new TreeSet<>()))
                .isNull();
    }

    @Test
    void readsPathsWithCommasAndParenthesesInside() {
        assertThat(evaluate("States.Array($.list[?(@ == 'a')], $.list[0,1], $['n'])"))
                .isEqualTo("[[\"a\"],[1,2],4.5]");
    }

    @Test
    void notesTheVariablesItReads() {
        Set<String> reads = new TreeSet<>();

        Intrinsic.parse("States.Array($b.c, States.MathAdd($a, 1), $.d, $$.State.Name)", reads);

        assertThat(reads).containsExactly("a", "b");
    }

    @Test
    void takesPlaceholdersFromAVariable() {
        FakeFrame frame = FakeFrame.input("{}").withVariable("template", "\"It's {}!\"");

        assertThat(call("States.Format($template, 'late')")
                        .evaluate(frame, frame.input())
                        .asString())
                .isEqualTo("It's late!");
    }

    @Test
    void drawsFromTheFramesLuckAlone() {
        FakeFrame first = FakeFrame.input("{}");
        FakeFrame second = FakeFrame.input("{}");
        Intrinsic call = call("States.Array(States.UUID(), States.MathRandom(0, 1000000))");

        String drawn = call.evaluate(first, first.input()).toString();

        assertThat(call.evaluate(second, second.input()).toString()).isEqualTo(drawn);
        assertThat(call.evaluate(first, first.input()).toString()).isNotEqualTo(drawn);
        UUID uuid = UUID.fromString(Json.read(drawn).get(0).asString());
        assertThat(uuid.version()).isEqualTo(4);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    @Test
    void repeatsTheNumberOfASeed() {
        String first = evaluate("States.MathRandom(-5, 1000000, 42)");

        assertThat(evaluate("States.MathRandom(-5, 1000000, 42)")).isEqualTo(first);
        assertThat(Integer.parseInt(first)).isBetween(-5, 999_999);
    }

    @Test
    void refusesToMakeTextWithoutBound() {
        FakeFrame frame = FakeFrame.input("\"" + "x".repeat(1024 * 1024) + "\"");
        String call = "States.Format('" + "{}".repeat(20) + "'" + ", $".repeat(20) + ")";

        assertThatThrownBy(() -> call(call).evaluate(frame, frame.input()))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void refusesToMakeTextWithoutBoundInManyCalls() {
        FakeFrame frame = FakeFrame.input("\"" + "x".repeat(1024 * 1024) + "\"");
        Intrinsic call = call("States.JsonToString($)");

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        call.evaluate(frame, frame.input());
                    }
                })
                .isInstanceOf(EvaluationFailure.class)
                .hasMessageContaining("more text than the limit of " + Work.CHARACTERS_MAX);
    }

    @Test
    void splitsAtAnyNumberOfCharacters() {
        String text = "a".repeat(100_000);
        FakeFrame frame = FakeFrame.input("{\"text\":\"" + text + "\",\"separators\":\"" + "é".repeat(100_000) + "\"}");

        assertThat(call("States.StringSplit($.text, $.separators)")
                        .evaluate(frame, frame.input())
                        .get(0)
                        .asString())
                .isEqualTo(text);
    }

    @Test
    void findsDoublesAmongTextsOfOneHash() {
        StringBuilder array = new StringBuilder();
        for (int i = 0; i < 1 << 13; i++) {
            for (int bit = 0; bit < 13; bit++) {
                array.append(bit == 0 ? "\"" : "").append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            array.append("\",");
        }
        FakeFrame frame = FakeFrame.input("[" + array + array + "1]");

        assertThat(call("States.ArrayUnique($)").evaluate(frame, frame.input()).size())
                .isEqualTo((1 << 13) + 1);
    }

    private static String evaluate(String call) {
        FakeFrame frame = FakeFrame.input(INPUT);
        return Json.text(call(call).evaluate(frame, Payload.ofText(INPUT)));
    }

    private static Intrinsic call(String text) {
        return Objects.requireNonNull(Intrinsic.parse(text, new TreeSet<>()), text);
    }
}
