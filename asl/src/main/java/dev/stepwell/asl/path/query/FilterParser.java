package dev.stepwell.asl.path.query;

import dev.stepwell.asl.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Reads what stands in the parentheses of a filter, up to the closing one. Confined to one parse. */
final class FilterParser {
    /** Longest regular expression. */
    private static final int PATTERN_CHARACTERS_MAX = 1_000;

    private static final String PATH_ENDS = " <>=~!&|),]";
    private static final String SYMBOLS = "<>=~!";
    private static final String WORD_ENDS = ")&|";
    private static final String FLAG_LETTERS = "dixmsuU";
    private static final int[] FLAGS = {
        Pattern.UNIX_LINES,
        Pattern.CASE_INSENSITIVE,
        Pattern.COMMENTS,
        Pattern.MULTILINE,
        Pattern.DOTALL,
        Pattern.UNICODE_CASE,
        Pattern.UNICODE_CHARACTER_CLASS
    };
    private static final ObjectReader LENIENT = Json.MAPPER.reader().with(JsonReadFeature.ALLOW_SINGLE_QUOTES);

    private final Cursor cursor;

    FilterParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Alternatives of conjunctions. */
    Test test() throws MalformedPath {
        cursor.descend();
        List<Test> alternatives = new ArrayList<>();
        do {
            alternatives.add(conjunction());
        } while (cursor.skips("||"));
        cursor.ascend();
        return alternatives.size() == 1 ? alternatives.getFirst() : new Test.Any(alternatives);
    }

    private Test conjunction() throws MalformedPath {
        List<Test> tests = new ArrayList<>();
        do {
            tests.add(operand());
            cursor.skipBlanks();
        } while (cursor.skips("&&"));
        return tests.size() == 1 ? tests.getFirst() : new Test.All(tests);
    }

    private Test operand() throws MalformedPath {
        cursor.skipBlanks();
        if (cursor.peek() == '!') {
            cursor.at++;
            cursor.descend();
            Test negated = operand();
            cursor.ascend();
            return new Test.Not(negated);
        }
        if (cursor.peek() == '(') {
            cursor.at++;
            Test inner = test();
            cursor.expect(')');
            return inner;
        }
        return comparison();
    }

    private Test comparison() throws MalformedPath {
        Value left = value(false);
        int behind = cursor.at;
        cursor.skipBlanks();
        Relation relation = relation();
        if (relation != null) {
            cursor.skipBlanks();
            return related(left, relation, value(true));
        }
        cursor.at = behind;
        if (left instanceof Value.ByPath path) {
            return new Test.Exists(path);
        }
        throw cursor.unexpected();
    }

    private Test related(Value left, Relation relation, Value right) throws MalformedPath {
        if (relation == Relation.MATCHES) {
            if (right instanceof Value.Expression(Pattern pattern)) {
                return new Test.Matching(left, pattern);
            }
            if (left instanceof Value.Expression(Pattern pattern)) {
                return new Test.Matching(right, pattern);
            }
        }
        return new Test.Related(left, relation, right);
    }

    private @Nullable Relation relation() {
        int start = cursor.at;
        if (SYMBOLS.indexOf(cursor.peek()) >= 0) {
            while (!cursor.isAtEnd() && SYMBOLS.indexOf(cursor.peek()) >= 0) {
                cursor.at++;
            }
        } else {
            while (Character.isLetter(cursor.peek())) {
                cursor.at++;
            }
        }
        return Relation.named(cursor.text.substring(start, cursor.at));
    }

    /** @param mayBeBare whether a word without quotes is a text */
    private Value value(boolean mayBeBare) throws MalformedPath {
        char first = cursor.peek();
        return switch (first) {
            case '$', '@' -> new Value.ByPath(PathParser.nested(cursor, PATH_ENDS), first == '$');
            case '\'', '"' -> new Value.Literal(Json.NODES.stringNode(quoted()));
            case '[', '{' -> new Value.Literal(json());
            case '/' -> new Value.Expression(pattern());
            default -> first == '-' || Character.isDigit(first) ? number() : word(mayBeBare);
        };
    }

    /** Text in a filter knows the escapes of JSON; a backslash before any other character disappears. */
    private String quoted() throws MalformedPath {
        char quote = cursor.next();
        StringBuilder text = new StringBuilder();
        for (char c = cursor.next(); c != quote; c = cursor.next()) {
            text.append(c == '\\' ? escaped(cursor.next()) : c);
        }
        return text.toString();
    }

    private char escaped(char c) throws MalformedPath {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> c;
        };
    }

    private char codeUnit() throws MalformedPath {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(cursor.next(), 16);
            if (digit < 0) {
                throw cursor.unexpected();
            }
            unit = 16 * unit + digit;
        }
        return (char) unit;
    }

    private JsonNode json() throws MalformedPath {
        int start = cursor.at;
        int open = 0;
        do {
            char c = cursor.next();
            if (c == '\'' || c == '"') {
                cursor.at--;
                quoted();
            } else if (c == '[' || c == '{') {
                open++;
            } else if (c == ']' || c == '}') {
                open--;
            }
        } while (open > 0);
        try {
            return Json.read(LENIENT, cursor.text.substring(start, cursor.at));
        } catch (JacksonException notJson) {
            throw cursor.unexpected();
        }
    }

    private Pattern pattern() throws MalformedPath {
        int start = ++cursor.at;
        for (char c = cursor.next(); c != '/'; c = cursor.next()) {
            if (c == '\\') {
                cursor.next();
            }
        }
        String expression = cursor.text.substring(start, cursor.at - 1);
        int flags = 0;
        while (FLAG_LETTERS.indexOf(cursor.peek()) >= 0) {
            flags |= FLAGS[FLAG_LETTERS.indexOf(cursor.next())];
        }
        if (expression.length() > PATTERN_CHARACTERS_MAX) {
            throw cursor.unexpected();
        }
        try {
            return Pattern.compile(expression, flags);
        } catch (PatternSyntaxException malformed) {
            throw cursor.unexpected();
        }
    }

    private Value number() throws MalformedPath {
        int start = cursor.at;
        while (Character.isDigit(cursor.peek()) || "+-.eE".indexOf(cursor.peek()) >= 0) {
            cursor.at++;
        }
        try {
            return new Value.Literal(Json.NODES.numberNode(new BigDecimal(cursor.text.substring(start, cursor.at))));
        } catch (NumberFormatException notANumber) {
            throw cursor.unexpected();
        }
    }

    /** true, false, null, or text that the service takes without quotes. */
    private Value word(boolean mayBeBare) throws MalformedPath {
        int start = cursor.at;
        if (!Character.isLetter(cursor.peek())) {
            throw cursor.unexpected();
        }
        while (!cursor.isAtEnd() && WORD_ENDS.indexOf(cursor.peek()) < 0 && (mayBeBare || cursor.peek() != ' ')) {
            cursor.at++;
        }
        String word = cursor.text.substring(start, cursor.at).stripTrailing();
        return switch (word) {
            case "true" -> new Value.Literal(Json.NODES.booleanNode(true));
            case "false" -> new Value.Literal(Json.NODES.booleanNode(false));
            case "null" -> new Value.Literal(Json.NODES.nullNode());
            default -> {
                if (!mayBeBare) {
                    throw cursor.unexpected();
                }
                yield new Value.Literal(Json.NODES.stringNode(word));
            }
        };
    }
}
