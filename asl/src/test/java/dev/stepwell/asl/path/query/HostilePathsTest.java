package dev.stepwell.asl.path.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.expression.Work;
import dev.stepwell.asl.json.Payload;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and documents made to hold a thread or to fill the heap: each ends in an answer or in its failure. */
final class HostilePathsTest {
    private static final String DEEP = "{\"a\":".repeat(990) + "1" + "}".repeat(990);
    private static final String DEEP_ARRAYS = "[".repeat(990) + "1" + "]".repeat(990);
    private static final String WIDE = "[" + "{\"a\":\"aaa\"},".repeat(20_000) + "1]";
    private static final String LONG =
            "{\"t\":\"" + "a".repeat(100_000) + "\",\"l\":[" + "\"aab\",".repeat(20_000) + "1]}";

    private static List<String> paths() {
        return List.of(
                "$..*",
                "$..*..*..*..*",
                "$" + "..*".repeat(100),
                "$" + "..a".repeat(200),
                "$[?($ == 1)]",
                "$[?(@ in $)]",
                "$[?($[*] == @)]",
                "$[-2000000000:2]",
                "$[0:2000000000]",
                "$[0" + ",0".repeat(100_000) + "]",
                "$['a'" + ",'a'".repeat(100_000) + "]",
                "$[?(@.a =~ /(a*)(a*)(a*)(a*)(a*)b/)]",
                "$.l[?(@ =~ /(a|aa)+c/)]",
                "$.l[?($.t =~ /(a+)+c/)]",
                "$.l[?($.t =~ /(a|b)*/)]",
                "$.l[?($.t contains @)]",
                "$.l[?($.l subsetof $.l)]",
                "$..[?(@..*)]",
                "$..[?(@..[?(@..[?(@)])])]",
                "$..[?(@ == $)]",
                "$.concat($..*, $..*)",
                "$..*.sum()",
                "$.x.append($..*)",
                "$[0].b[0]",
                "$.a[0]",
                "$" + "[?(@)]".repeat(400));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void endInAnAnswerOrInAFailure(String path) {
        for (String document : List.of(DEEP, DEEP_ARRAYS, WIDE, LONG)) {
            try {
                assertThat(query(path).read(FakeFrame.input("{}"), Payload.ofText(document)))
                        .isNotNull();
            } catch (EvaluationFailure promised) {
                assertThat(promised.error()).isEqualTo("States.Runtime");
            }
        }
    }

    @Test
    void aRegularExpressionIsStoppedByItsWork() {
        assertThatThrownBy(() -> query("$.a[?(@ =~ /(a*)(a*)(a*)(a*)(a*)b/)]")
                        .read(FakeFrame.input("{}"), Payload.ofText("{\"a\":[\"" + "a".repeat(100) + "\"]}")))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessage("States.Runtime: The expressions of the state take more than the limit of " + Work.UNITS_MAX
                        + " steps.");
    }

    @Test
    void theExpressionsOfAStateShareTheLimit() {
        FakeFrame frame = FakeFrame.input("{}");
        Payload wide = Payload.ofText(WIDE);
        Query query = query("$[?(@.a == 'b')]");

        assertThatCode(() -> query.read(frame, wide)).doesNotThrowAnyException();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < Work.UNITS_MAX / 20_000; i++) {
                        query.read(frame, wide);
                    }
                })
                .isInstanceOf(EvaluationFailure.class)
                .hasMessageContaining("more than the limit of " + Work.UNITS_MAX + " steps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!", "(!", "@[?(", "@.sum("})
    void deepNestingIsRefused(String nested) {
        assertThat(Query.parse("$[?(" + nested.repeat(10_000) + "@.a)]")).isNull();
        assertThat(Query.parse("$.sum(" + "$.sum(".repeat(10_000) + ")".repeat(10_001)))
                .isNull();
    }

    @Test
    void longPathsAreRefused() {
        assertThat(Query.parse("$" + ".a".repeat(1_000))).isNotNull();
        assertThat(Query.parse("$" + ".a".repeat(1_001))).isNull();
        assertThat(Query.parse("$" + ".*".repeat(PathParser.PARTS_MAX + 1))).isNull();
        assertThat(Query.parse("$[?(@ =~ /" + "(".repeat(2_000) + ")".repeat(2_000) + "/)]"))
                .isNull();
    }

    @Test
    void functionsLeaveTheDocumentAsItIs() {
        Payload document = Payload.ofText("{\"a\":[1,2]}");

        assertThat(query("$.a.append(3)").read(FakeFrame.input("{}"), document).toString())
                .isEqualTo("[1,2,3]");
        assertThat(document.tree().toString()).isEqualTo("{\"a\":[1,2]}");
    }

    private static Query query(String path) {
        return Objects.requireNonNull(Query.parse(path), path);
    }
}
