package dev.stepwell.asl.intrinsic;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.path.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a call of an intrinsic function by recursive descent. Confined to one parse. */
final class IntrinsicParser {
    /** How deep calls may be nested in one another. */
    static final int NESTING_MAX = 10;

    private static final String ESCAPABLE = "'{}\\";
    private static final char END = '\0';

    private final String text;
    private final Set<String> reads;
    private int at;

    IntrinsicParser(String text, Set<String> reads) {
        this.text = text;
        this.reads = reads;
    }

    Expression.Call parse() throws MalformedIntrinsic {
        Expression.Call call = call(1);
        if (at != text.length()) {
            throw malformed("the end");
        }
        return call;
    }

    private Expression.Call call(int depth) throws MalformedIntrinsic {
        if (depth > NESTING_MAX) {
            throw malformed("at most " + NESTING_MAX + " nested calls");
        }
        IntrinsicFunction function = function();
        expect('(');
        List<Expression> arguments = new ArrayList<>();
        skipBlanks();
        if (peek() != ')') {
            arguments.add(argument(depth));
            while (peek() == ',') {
                at++;
                arguments.add(argument(depth));
            }
        }
        expect(')');
        if (!function.takes(arguments.size())) {
            throw malformed("another number of arguments before");
        }
        return new Expression.Call(function, arguments);
    }

    private IntrinsicFunction function() throws MalformedIntrinsic {
        int start = at;
        while (Character.isLetterOrDigit(peek()) || peek() == '.') {
            at++;
        }
        IntrinsicFunction function = IntrinsicFunction.named(text.substring(start, at));
        if (function == null) {
            throw malformed("the name of a function before");
        }
        return function;
    }

    private Expression argument(int depth) throws MalformedIntrinsic {
        skipBlanks();
        Expression argument = switch (peek()) {
            case '\'' -> quoted();
            case '$' -> selected();
            case 'S' -> call(depth + 1);
            default -> constant();
        };
        skipBlanks();
        return argument;
    }

    private Expression quoted() throws MalformedIntrinsic {
        int start = ++at;
        StringBuilder value = new StringBuilder();
        while (peek() != '\'') {
            if (at >= text.length()) {
                throw malformed("a closing apostrophe");
            }
            if (text.charAt(at) == '\\') {
                at++;
                if (at >= text.length() || ESCAPABLE.indexOf(text.charAt(at)) < 0) {
                    throw malformed("one of the characters " + ESCAPABLE + " after the backslash");
                }
            }
            value.append(text.charAt(at++));
        }
        return new Expression.Quoted(Json.NODES.stringNode(value.toString()), text.substring(start, at++));
    }

    /** A path ends at the comma or parenthesis of the call around it, not at one inside brackets or quotes. */
    private Expression selected() throws MalformedIntrinsic {
        int start = at;
        int open = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (open == 0 && (c == ',' || c == ')')) {
                break;
            }
            if (c == '\'' || c == '"') {
                skipQuoted(c);
            } else if (c == '(' || c == '[') {
                open++;
            } else if (c == ')' || c == ']') {
                open--;
            }
            at++;
        }
        Query query =
                Query.parse(text.substring(start, Math.min(at, text.length())).strip());
        if (query == null) {
            throw malformed("a JSONPath before");
        }
        query.noteReads(reads);
        return new Expression.Selected(query);
    }

    private void skipQuoted(char quote) throws MalformedIntrinsic {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw malformed("a closing quote");
        }
    }

    private Expression constant() throws MalformedIntrinsic {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && ",)".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty() || "[{\"".indexOf(word.charAt(0)) >= 0) {
            throw malformed("an argument");
        }
        try {
            JsonNode value = Json.read(word);
            return new Expression.Constant(value);
        } catch (JacksonException notAConstant) {
            throw malformed("a number, true, false or null before");
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private void expect(char c) throws MalformedIntrinsic {
        if (at >= text.length() || text.charAt(at) != c) {
            throw malformed("'" + c + "'");
        }
        at++;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private MalformedIntrinsic malformed(String expected) {
        return new MalformedIntrinsic(expected, at);
    }
}
