package dev.stepwell.asl.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.json.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, text, waits and items, written down or read by a path. */
final class FieldsTest {
    private static final JsonPathDialect DIALECT = new JsonPathDialect();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'Seconds':5}                                     | 2026-01-02T03:04:10Z
                    {'SecondsPath':'$.five'}                          | 2026-01-02T03:04:10Z
                    {'SecondsPath':'$seconds'}                        | 2026-01-02T03:04:05Z
                    {'Timestamp':'2016-03-14T01:59:00Z'}              | 2016-03-14T01:59:00Z
                    {'Timestamp':'2016-03-05T21:29:29.243167252+01:00'} | 2016-03-05T20:29:29.243167252Z
                    {'TimestampPath':'$.at'}                          | 2030-01-01T00:00:00Z
                    """)
    void waits(String wait, Instant until) {
        assertThat(until(wait)).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'SecondsPath':'$.a.b'}    | The SecondsPath parameter does not reference an input value: $.a.b
                    {'SecondsPath':'$.minus'}  | The SecondsPath parameter references a negative value: $.minus == -1
                    {'SecondsPath':'$.half'}   | The SecondsPath parameter cannot be parsed as a long value: $.half == -0.5
                    {'SecondsPath':'$.text'}   | The SecondsPath parameter cannot be parsed as a long value: $.text == x
                    {'SecondsPath':'$.huge'}   | Wait state delay is too long.
                    {'TimestampPath':'$.gone'} | The TimestampPath parameter does not reference an input value: $.gone
                    {'TimestampPath':'$.text'} | The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.text == x
                    {'TimestampPath':'$.five'} | The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.five == 5
                    {'TimestampPath':'$.far'}  | Wait state delay is too long.
                    """)
    void saysWhyItCannotWait(String wait, String cause) {
        assertThatThrownBy(() -> until(wait))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessage("States.Runtime: " + cause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2016-03-14T01:59:00", "2016-03-14t01:59:00Z", "2016-03-14T01:59:00z", "2016-02-30T01:59:00Z"})
    void takesNoOtherTextForATimestamp(String text) {
        assertThatThrownBy(() -> DIALECT.waitField(Compiling.object("{'TimestampPath':'$'}"), Compiling.site())
                        .until(frame(), Payload.ofText("\"" + text + "\"")))
                .hasMessageEndingWith("$ == " + text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'F':7}               | 7
                    {'FPath':'$.five'}    | 5
                    {'FPath':'$.digits'}  | 12
                    {'FPath':'$seconds'}  | 0
                    """)
    void readsIntegers(String owner, int expected) {
        assertThat(integer(owner)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $.text   | The FPath field refers to value "x" which is not a valid integer: $.text
                    $.half   | The FPath field refers to value "-0.5" which is not a valid integer: $.half
                    $.object | The FPath field refers to value "{}" which is not a valid integer: $.object
                    $.gone   | Invalid path '$.gone' : No results for path: $['gone']
                    $.minus  | F must be between 0 and 100.
                    """)
    void saysWhyAnIntegerIsNone(String path, String cause) {
        assertThatThrownBy(() -> integer("{'FPath':'" + path + "'}")).hasMessage("States.Runtime: " + cause);
    }

    @Test
    void readsNumbers() {
        assertThat(number("{'F':0.5}")).isEqualTo(0.5);
        assertThat(number("{'FPath':'$.five'}")).isEqualTo(5.0);
        assertThatThrownBy(() -> number("{'FPath':'$.text'}"))
                .hasMessage("States.Runtime: The FPath field refers to value \"x\" which is not a valid float: $.text");
        assertThatThrownBy(() -> number("{'FPath':'$.half'}"))
                .hasMessage("States.Runtime: F must be between 0 and 100.");
    }

    @Test
    void givesNothingForAnAbsentField() {
        assertThat(DIALECT.integer(Compiling.object("{}"), "F", 0, 1, Compiling.site()))
                .isNull();
        assertThat(DIALECT.number(Compiling.object("{}"), "F", 0, 1, Compiling.site()))
                .isNull();
        assertThat(DIALECT.text(Compiling.object("{}"), "F", Compiling.site())).isNull();
    }

    @Test
    void readsText() {
        assertThat(text("{'F':'$.text'}")).isEqualTo("$.text");
        assertThat(text("{'FPath':'$.text'}")).isEqualTo("x");
        assertThat(text("{'FPath':'States.Format(\\u0027{}!\\u0027, $.text)'}")).isEqualTo("x!");
        assertThat(text("{'F.$':'$$.State.Name'}")).isEqualTo("S");
        assertThatThrownBy(() -> text("{'FPath':'$.gone'}"))
                .hasMessageStartingWith(
                        "States.Runtime: The JSONPath '$.gone' specified for the field 'FPath' could not be"
                                + " found in the input '{\"five\":5,");
        assertThatThrownBy(() -> text("{'FPath':'$.five'}"))
                .hasMessage(
                        "States.Runtime: The FPath field refers to value \"5\" which is not a valid string: $.five");
    }

    @Test
    void readsItems() {
        assertThat(items("{}", "[1]")).isEqualTo("[1]");
        assertThat(items("{'ItemsPath':'$.a'}", "{\"a\":[2]}")).isEqualTo("[2]");
        assertThat(items("{'ItemsPath':'$list'}", "{}")).isEqualTo("[3]");
        assertThat(items("{'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED'}}}", "{}"))
                .isEqualTo("{}");
        assertThatThrownBy(() -> items("{'ItemsPath':'$.a'}", "{\"a\":{}}"))
                .hasMessage("States.Runtime: Reference path \"$.a\" must point to array.");
        assertThatThrownBy(() -> items("{'ItemsPath':'$$.State'}", "[]"))
                .hasMessage("States.Runtime: Reference path \"$.State\" must point to array.");
    }

    @Test
    void reportsWhatIsWrongWithPaths() {
        assertThat(problems("{'FPath':'five'}"))
                .containsExactly("SCHEMA_VALIDATION_FAILED: Value must be a valid JSONPath. at /States/S/FPath");
        assertThat(problems("{'FPath':'$.a[*]'}"))
                .containsExactly("SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/S/FPath");
        assertThat(Compiling.problems(site -> DIALECT.integer(
                        Compiling.object("{'MaxConcurrencyPath':'$$.x'}"), "MaxConcurrency", 0, 1, site)))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/S/MaxConcurrencyPath");
        assertThat(Compiling.problems(site -> DIALECT.items(Compiling.object("{'ItemsPath':'$..a'}"), site)))
                .containsExactly("SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/S/ItemsPath");
        assertThat(Compiling.problems(
                        site -> DIALECT.text(Compiling.object("{'CausePath':'States.Array()'}"), "Cause", site)))
                .containsExactly(
                        "SCHEMA_VALIDATION_FAILED: The value for the field 'CausePath' must be a valid JSONPath or"
                                + " a valid intrinsic function call at /States/S/CausePath");
    }

    @Test
    void notesTheVariablesItReads() {
        Site site = Compiling.site();

        DIALECT.waitField(Compiling.object("{'SecondsPath':'$w.x'}"), site);
        DIALECT.text(Compiling.object("{'ErrorPath':'States.JsonToString($e)'}"), "Error", site);
        DIALECT.items(Compiling.object("{'ItemsPath':'$i'}"), site);
        DIALECT.number(Compiling.object("{'NPath':'$n'}"), "N", 0, 1, site);

        assertThat(site.reads()).containsExactly("e", "i", "n", "w");
    }

    private static FakeFrame frame() {
        return FakeFrame.input(
                        "{\"five\":5,\"minus\":-1,\"half\":-0.5,\"text\":\"x\",\"huge\":2147483648,\"digits\":\"12\","
                                + "\"object\":{},\"at\":\"2030-01-01T01:00:00+01:00\",\"far\":\"2100-01-01T00:00:00Z\"}")
                .withVariable("seconds", "0")
                .withVariable("list", "[3]")
                .withContext("{\"State\":{\"Name\":\"S\"}}");
    }

    private static Instant until(String wait) {
        FakeFrame frame = frame();
        return DIALECT.waitField(Compiling.object(wait), Compiling.site()).until(frame, frame.input());
    }

    private static int integer(String owner) {
        FakeFrame frame = frame();
        return Objects.requireNonNull(DIALECT.integer(Compiling.object(owner), "F", 0, 100, Compiling.site()))
                .evaluate(frame, frame.input());
    }

    private static double number(String owner) {
        FakeFrame frame = frame();
        return Objects.requireNonNull(DIALECT.number(Compiling.object(owner), "F", 0, 100, Compiling.site()))
                .evaluate(frame, frame.input());
    }

    private static String text(String owner) {
        FakeFrame frame = frame();
        return Objects.requireNonNull(DIALECT.text(Compiling.object(owner), "F", Compiling.site()))
                .evaluate(frame, frame.input());
    }

    private static String items(String map, String input) {
        FakeFrame frame = frame();
        return DIALECT.items(Compiling.object(map), Compiling.site())
                .items(frame, Payload.ofText(input))
                .text();
    }

    private static List<String> problems(String owner) {
        return Compiling.problems(site -> DIALECT.integer(Compiling.object(owner), "F", 0, 100, site));
    }
}
