package dev.stepwell.asl.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Arbitrary calls: nothing but the promised failure gets out, whatever is written or passed. */
final class IntrinsicPropertyTest {
    private static final String INPUT = "{\"a\":[1,\"x\",{}],\"b\":{\"c\":null},\"d\":\"t{}\",\"e\":-1.5}";

    @Property(tries = 2000)
    void parsingNeverThrows(@ForAll("texts") String text) {
        Intrinsic call = Intrinsic.parse(text, new TreeSet<>());

        if (call != null) {
            assertThat(call.text()).isEqualTo(text);
        }
    }

    @Property(tries = 2000)
    void evaluatingThrowsNothingButItsFailure(@ForAll("calls") String text) {
        Intrinsic call = Intrinsic.parse(text, new TreeSet<>());
        if (call == null) {
            return;
        }
        FakeFrame frame = FakeFrame.input(INPUT).withVariable("v", "[3,4]");

        try {
            assertThat(call.evaluate(frame, frame.input())).isNotNull();
        } catch (EvaluationFailure promised) {
            assertThat(promised.error()).isEqualTo("States.Runtime");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        List<String> pieces = new ArrayList<>(List.of(
                "(", ")", "(", ")", ",", "'", "\\", "\\'", "{}", "$", "$.a", "[", "]", "1", "-", "1e9", "null", "tru",
                " ", "\n", "\u0000", "é", "States.", "\"", "?("));
        for (IntrinsicFunction function : IntrinsicFunction.values()) {
            pieces.add(function.text() + "(");
        }
        return Arbitraries.of(pieces).list().ofMaxSize(14).map(parts -> "States." + String.join("", parts));
    }

    @Provide
    Arbitrary<String> calls() {
        Arbitrary<String> arguments = Arbitraries.of(
                "1",
                "0",
                "-3",
                "2.5",
                "1e30",
                "1e-400",
                "'x'",
                "''",
                "'{}'",
                "'MD5'",
                "true",
                "false",
                "null",
                "$",
                "$.a",
                "$.b",
                "$.d",
                "$.e",
                "$v",
                "$.gone",
                "$$",
                "$.a[*]",
                "$..c",
                "'{\"a\":1}'",
                "'eA=='");
        Arbitrary<String> flat = call(arguments);
        return call(Arbitraries.oneOf(arguments, flat, call(flat)));
    }

    private static Arbitrary<String> call(Arbitrary<String> arguments) {
        return arguments
                .list()
                .ofMaxSize(3)
                .flatMap(list -> Arbitraries.of(IntrinsicFunction.values())
                        .map(function -> function.text() + "(" + String.join(", ", list) + ")"));
    }
}
