package dev.stepwell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.path.query.Query;
import java.util.List;

/** JSONPath: any text is refused or compiles, and what compiles finds something or says why not. */
final class PathTarget {
    private static final List<String> FUNCTIONS = List.of(
            "length()",
            "min()",
            "max()",
            "avg()",
            "sum()",
            "stddev()",
            "keys()",
            "concat($.a)",
            "append(1)",
            "sum($.items[0], $.items[1])",
            "first()",
            "last()",
            "index(1)");
    private static final List<String> OPERATORS = List.of(
            "==",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "=~",
            "in",
            "nin",
            "subsetof",
            "anyof",
            "noneof",
            "size",
            "empty",
            "contains",
            "&&",
            "||");
    private static final List<String> LITERALS = List.of(
            "1",
            "'one'",
            "\"two\"",
            "true",
            "null",
            "Receipt",
            "/o.*e/i",
            "[1, 2]",
            "{\"a\":1}",
            "@.a",
            "$.a",
            "-2.5e3",
            "''");
    private static final int STEPS_MAX = 7;

    private PathTarget() {}

    static void run(byte[] input) {
        if (TextAndDocument.isGenerated(input)) {
            Choices choices = new Choices(input, 1);
            check(path(choices), Json.text(Documents.document(choices)));
        } else {
            TextAndDocument given = TextAndDocument.split(input);
            check(given.text(), given.document());
        }
    }

    private static void check(String text, String document) {
        Query query = Query.parse(text);
        Query again = Query.parse(text);
        assertThat(again == null).isEqualTo(query == null);
        if (query == null || again == null) {
            return;
        }
        assertThat(again.isReference()).isEqualTo(query.isReference());
        Answer answer = Answer.twice(document, frame -> query.select(frame, frame.input()));
        assertThat(Answer.twice(document, frame -> again.select(frame, frame.input())))
                .isEqualTo(answer);
        if (query.steps() != null) {
            assertThat(query.isReference()).isTrue();
        }
    }

    /** A path that is right more often than not. */
    static String path(Choices choices) {
        StringBuilder path = new StringBuilder(
                choices.of(List.of("$", "$", "$", "$", "$$", "$a", "$b", "$c", choices.once(8) ? "@" : "$")));
        for (int left = choices.below(STEPS_MAX); left > 0; left--) {
            path.append(step(choices, 0));
        }
        return path.toString();
    }

    private static String step(Choices choices, int depth) {
        return switch (choices.below(16)) {
            case 0, 1, 2 -> name(choices);
            case 3 -> "['" + choices.of(Documents.NAMES) + "']";
            case 4 -> "[\"" + choices.of(Documents.NAMES) + "\", 'b']";
            case 5, 6 -> "[" + number(choices) + "]";
            case 7 -> "[" + number(choices) + ":" + number(choices) + "]";
            case 8 ->
                choices.of(List.of(
                        "[:1]", "[1:]", "[:]", "[::2]", "[-1:]", "[0,1]", "[-2:]", choices.once(4) ? "[?]" : "[1,2]"));
            case 9 -> ".." + choices.of(List.of("a", "c", "*", "['a']", "[0]", "[?(@.a)]", "items"));
            case 10 -> choices.of(List.of(".*", "[*]"));
            case 11, 12, 13 -> depth > 2 ? ".a" : "[?(" + filter(choices, depth + 1) + ")]";
            case 14 -> "." + choices.of(FUNCTIONS);
            default -> choices.once(4) ? choices.text() : ".a";
        };
    }

    private static String name(Choices choices) {
        String name = choices.of(Documents.NAMES);
        return name.isEmpty() || name.contains(" ") ? ".a" : "." + name;
    }

    private static int number(Choices choices) {
        return choices.once(8) ? choices.wide() * 65_536 : choices.below(7) - 3;
    }

    private static String filter(Choices choices, int depth) {
        String left = "@" + step(choices, depth);
        return switch (choices.below(6)) {
            case 0 -> left;
            case 1 -> "!(" + left + ")";
            case 2 -> left + " && " + (depth > 2 ? "@.b" : filter(choices, depth + 1));
            default -> left + choices.of(List.of(" ", "")) + choices.of(OPERATORS) + " " + choices.of(LITERALS);
        };
    }
}
