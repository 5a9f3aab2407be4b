package dev.stepwell.asl.jsonata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a signature one by one, to say which argument of a call does not fit. Immutable.
 *
 * @param prefixes patterns over argument symbols: of the first parameter, of the first two, and so on
 */
record SignatureParts(List<Pattern> prefixes) {
    private static final String ANY = "[asnblfom]";

    /** Reads a signature such as {@code <s-nn?:s>}; what it returns and the types inside arrays do not matter here. */
    static SignatureParts of(String signature) {
        List<String> parameters = new ArrayList<>();
        for (int at = 1; at < signature.length() && signature.charAt(at) != ':'; at++) {
            char ch = signature.charAt(at);
            switch (ch) {
                case '-', '?' -> parameters.add(parameters.removeLast() + "?");
                case '+' -> parameters.add(parameters.removeLast() + "+");
                case '<' -> at = signature.indexOf('>', at);
                case '(' -> {
                    int close = signature.indexOf(')', at);
                    parameters.add("[" + signature.substring(at + 1, close) + "m]");
                    at = close;
                }
                case 'a', 'x' -> parameters.add(ANY);
                case 'j' -> parameters.add("[asnblom]");
                case 'f' -> parameters.add("f");
                case '>' -> {}
                default -> parameters.add("[" + ch + "m]");
            }
        }
        List<Pattern> prefixes = new ArrayList<>();
        StringBuilder prefix = new StringBuilder();
        for (String parameter : parameters) {
            prefixes.add(Pattern.compile(prefix.append(parameter).toString()));
        }
        return new SignatureParts(List.copyOf(prefixes));
    }

    /** The number, from one, of the first argument that does not fit. */
    int misfit(List<?> arguments) {
        StringBuilder symbols = new StringBuilder();
        arguments.forEach(argument -> symbols.append(symbol(argument)));
        int fitting = 0;
        for (Pattern prefix : prefixes) {
            Matcher matcher = prefix.matcher(symbols);
            if (!matcher.lookingAt()) {
                return fitting + 1;
            }
            fitting = matcher.end();
        }
        return fitting + 1;
    }

    private static char symbol(@Nullable Object value) {
        return switch (value) {
            case null -> 'm';
            case String _ -> 's';
            case Number _ -> 'n';
            case Boolean _ -> 'b';
            case List<?> _ -> 'a';
            case Map<?, ?> _ -> 'o';
            default -> Values.isFunction(value) ? 'f' : 'l';
        };
    }
}
