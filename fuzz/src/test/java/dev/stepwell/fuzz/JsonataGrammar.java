package dev.stepwell.fuzz;

import java.util.List;

/** Writes JSONata expressions that are right more often than not. Confined to one input. */
final class JsonataGrammar {
    private static final int DEPTH_MAX = 5;

    private static final List<String> FUNCTIONS = List.of(
            "string",
            "substring",
            "substringBefore",
            "substringAfter",
            "lowercase",
            "uppercase",
            "length",
            "trim",
            "pad",
            "join",
            "base64encode",
            "base64decode",
            "number",
            "abs",
            "floor",
            "ceil",
            "round",
            "sqrt",
            "power",
            "sum",
            "max",
            "min",
            "average",
            "formatBase",
            "formatNumber",
            "formatInteger",
            "parseInteger",
            "partition",
            "range",
            "hash",
            "random",
            "uuid",
            "parse",
            "keys",
            "lookup",
            "spread",
            "merge",
            "each",
            "sift",
            "clone",
            "boolean",
            "not",
            "exists",
            "type",
            "error",
            "assert",
            "contains",
            "match",
            "split",
            "replace",
            "now",
            "millis",
            "toMillis",
            "fromMillis",
            "encodeUrlComponent",
            "encodeUrl",
            "decodeUrlComponent",
            "decodeUrl",
            "count",
            "map",
            "filter",
            "single",
            "reduce",
            "zip",
            "append",
            "reverse",
            "distinct",
            "shuffle",
            "sort",
            "eval",
            "nothing");

    private static final List<String> OPERATORS = List.of(
            " + ", " - ", " * ", " / ", " % ", " & ", " = ", " != ", " < ", " <= ", " > ", " >= ", " and ", " or ",
            " in ", " ~> ", "..", " ?: ", " ?? ", ".", " := ");

    private static final List<String> LITERALS = List.of(
            "1",
            "0",
            "-1",
            "2.5",
            "1e300",
            "1e-300",
            "9007199254740993",
            "true",
            "false",
            "null",
            "\"\"",
            "\"a\"",
            "'é日\\ud83d\\ude00'",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"2026-01-02T03:04:05Z\"",
            "\"#,##0.00\"",
            "\"[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]\"",
            "\"[W]/[w] [F], [MNn] [P]\"",
            "\"w\"",
            "\"I\"",
            "\"0,000;1o\"",
            "\"%\"",
            "\"(a|b)*c\"",
            "[]",
            "{}",
            "$",
            "*",
            "**",
            "%",
            "%.%",
            "[1..3]",
            "[1,[2,[3]]]",
            "{\"a\":1,\"b\":[2]}",
            "\"SHA-256\"",
            "\"[\"",
            "\"[Y,*-4][x]\"",
            "1e999",
            "0.1",
            "12345678901");

    private static final List<String> REGEXES = List.of(
            "/a/",
            "/(a|aa)+b/",
            "/^.*$/i",
            "/[a-z]+/m",
            "/(x?)*y/",
            "/\\d{1,3}/",
            "/(?=a)/",
            "/(a)(b)?/",
            "//",
            "/[/]/",
            "/\\//",
            "/(?<n>a)\\k<n>/",
            "/(((((.*)*)*)*)*)*z/",
            "/\\b/",
            "/$/");

    private static final List<String> FIELDS =
            List.of("a", "b", "c", "items", "`x y`", "é", "`a.b`", "``", "*", "**", "%");

    private final Choices choices;

    JsonataGrammar(Choices choices) {
        this.choices = choices;
    }

    String expression() {
        return expression(0);
    }

    private String expression(int depth) {
        if (depth > DEPTH_MAX || choices.isExhausted()) {
            return leaf();
        }
        int next = depth + 1;
        return switch (choices.below(22)) {
            case 0, 1, 2 -> leaf();
            case 3, 4, 5, 6 -> call(next);
            case 7, 8 -> expression(next) + choices.of(OPERATORS) + expression(next);
            case 9 -> "(" + expression(next) + ")";
            case 10 -> "(" + assignment(next) + "; " + expression(next) + ")";
            case 11 -> "function($x, $y){" + expression(next) + "}" + choices.of(List.of("", "(1, 2)", "(?, 2)"));
            case 12 -> expression(next) + " ? " + expression(next) + choices.of(List.of(" : " + leaf(), ""));
            case 13 -> "[" + expression(next) + choices.of(List.of(", ", "..")) + expression(next) + "]";
            case 14 -> "{" + expression(next) + ": " + expression(next) + "}";
            case 15 -> expression(next) + "{" + expression(next) + ": " + expression(next) + "}";
            case 16 -> expression(next) + "^(" + choices.of(List.of("", "<", ">")) + expression(next) + ")";
            case 17 -> expression(next) + "[" + expression(next) + "]";
            case 18 -> "|" + expression(next) + "|" + expression(next) + choices.of(List.of("", ", ['a']")) + "|";
            case 19 -> expression(next) + choices.of(List.of("@$x", "#$i", "@$x#$i")) + "." + expression(next);
            case 20 ->
                choices.of(List.of("-", odd("λ"), odd("[]"), odd("/*"), odd("*/"), odd("~>"), odd("`"), odd("\\")))
                        + expression(next);
            default -> recursion(next);
        };
    }

    /** Something that is hardly ever right, now and then. */
    private String odd(String text) {
        return choices.once(8) ? text : "";
    }

    private String leaf() {
        return switch (choices.below(8)) {
            case 0 -> choices.of(LITERALS);
            case 1, 2, 3 -> path();
            case 4 -> choices.of(List.of("$a", "$b", "$c", "$x", "$y", "$i", "$f", "$undefined"));
            case 5 -> choices.once(2) ? choices.of(REGEXES) : "\"a\"";
            case 6 -> "$" + choices.of(FUNCTIONS);
            default -> choices.once(4) ? "\"" + choices.text() + "\"" : Integer.toString(choices.wide() - 99);
        };
    }

    private String path() {
        StringBuilder path = new StringBuilder(choices.of(List.of(
                "$states.input",
                "$states.input",
                "$states.input",
                "$states.context",
                "$states",
                "$a",
                "$c",
                choices.once(8) ? "$$" : "$b")));
        for (int left = choices.below(4); left > 0; left--) {
            path.append('.').append(choices.of(FIELDS));
        }
        return path.toString();
    }

    private String call(int depth) {
        StringBuilder call =
                new StringBuilder("$").append(choices.of(FUNCTIONS)).append('(');
        int arguments = choices.below(5);
        for (int i = 0; i < arguments; i++) {
            call.append(i == 0 ? "" : ", ").append(choices.once(6) ? "?" : expression(depth));
        }
        return call.append(')').toString();
    }

    private String assignment(int depth) {
        return choices.of(List.of("$x", "$y", "$f", "$i", "$states", "$string")) + " := " + expression(depth);
    }

    private String recursion(int depth) {
        return "($f := function($x){$x > " + choices.wide() + " ? $x : $f("
                + choices.of(List.of("$x + 1", "[$x, $x]", "$x & $x")) + ")" + choices.of(List.of("", " + 1"))
                + "}; $f(" + expression(depth) + "))";
    }
}
