package dev.stepwell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.intrinsic.Intrinsic;
import dev.stepwell.asl.intrinsic.IntrinsicFunction;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Intrinsic functions: any text is refused or parses, and a call gives a value or fails as the language says. */
final class IntrinsicTarget {
    /** Names, with a number of arguments that each takes. */
    private static final List<Map.Entry<String, Integer>> FUNCTIONS = List.of(
            Map.entry("Format", 2),
            Map.entry("Format", 4),
            Map.entry("StringToJson", 1),
            Map.entry("JsonToString", 1),
            Map.entry("Array", 3),
            Map.entry("ArrayPartition", 2),
            Map.entry("ArrayContains", 2),
            Map.entry("ArrayRange", 3),
            Map.entry("ArrayGetItem", 2),
            Map.entry("ArrayLength", 1),
            Map.entry("ArrayUnique", 1),
            Map.entry("Base64Encode", 1),
            Map.entry("Base64Decode", 1),
            Map.entry("Hash", 2),
            Map.entry("JsonMerge", 3),
            Map.entry("MathRandom", 2),
            Map.entry("MathRandom", 3),
            Map.entry("MathAdd", 2),
            Map.entry("StringSplit", 2),
            Map.entry("UUID", 0));

    private static final List<String> CONSTANTS = List.of(
            "1",
            "0",
            "-1",
            "2.5",
            "true",
            "false",
            "null",
            "1e9",
            "2147483647",
            "-2147483648",
            "9223372036854775807",
            "1e400",
            "1E-400",
            "1000",
            "99999999999999999999",
            "0x1",
            "[1]",
            "");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "{}",
            "{} {}",
            "\\{",
            "\\'",
            "SHA-256",
            "MD5",
            "{\"a\":[1,{\"b\":null}]}",
            "aGVsbG8=",
            "a,b;c",
            ",;",
            "é日",
            "SHA-1",
            "\\\\",
            "{}{}{}{}");

    private IntrinsicTarget() {}

    static void run(byte[] input) {
        if (TextAndDocument.isGenerated(input)) {
            Choices choices = new Choices(input, 1);
            check(call(choices, 0), Json.text(Documents.document(choices)));
        } else {
            TextAndDocument given = TextAndDocument.split(input);
            check(given.text(), given.document());
        }
    }

    private static void check(String text, String document) {
        Set<String> reads = new HashSet<>();
        Intrinsic parsed = Intrinsic.parse(text, reads);
        Set<String> readsAgain = new HashSet<>();
        assertThat(Intrinsic.parse(text, readsAgain) == null).isEqualTo(parsed == null);
        assertThat(readsAgain).isEqualTo(reads);
        if (parsed != null) {
            assertThat(Stream.of(IntrinsicFunction.values())).contains(parsed.function());
            Answer.twice(document, frame -> Payload.of(parsed.evaluate(frame, frame.input())));
        }
    }

    /** A call that is right more often than not. */
    static String call(Choices choices, int depth) {
        Map.Entry<String, Integer> function = choices.of(FUNCTIONS);
        int arguments = function.getValue() + (choices.once(32) ? 1 : 0);
        StringBuilder call =
                new StringBuilder("States.").append(function.getKey()).append('(');
        for (int i = 0; i < arguments; i++) {
            call.append(i == 0 ? "" : choices.of(List.of(", ", ","))).append(argument(choices, depth));
        }
        return call.append(choices.once(64) ? choices.text() : ")").toString();
    }

    private static String argument(Choices choices, int depth) {
        return switch (choices.below(depth < 3 ? 8 : 5)) {
            case 0 -> choices.of(CONSTANTS);
            case 1, 2 -> "'" + choices.of(TEXTS) + "'";
            case 3 -> choices.once(3) ? PathTarget.path(choices) : "$.items";
            case 4 -> choices.once(8) ? "'" + choices.text() + "'" : "$." + choices.of(Documents.NAMES);
            default -> call(choices, depth + 1);
        };
    }
}
