package dev.stepwell.asl.jsonata;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of an expression into tokens for {@link ReferenceScanner}. Confined to one compilation. */
final class Lexer {
    /** What a token is. */
    enum Kind {
        NAME,
        VARIABLE,
        LITERAL,
        REGEX,
        OPERATOR,
        END
    }

    /**
     * One token.
     *
     * @param text an operator's symbol, a name without quotes, a variable without its dollar sign
     * @param start offset of the first character
     * @param end offset behind the last character
     */
    record Token(Kind kind, String text, int start, int end) {
        boolean is(String operator) {
            return kind == Kind.OPERATOR && text.equals(operator);
        }
    }

    private static final Set<String> DOUBLE = Set.of("..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??");
    private static final String SINGLE = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static final Pattern NUMBER = Pattern.compile("-?(0|([1-9][0-9]*))(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");

    private final String source;
    private int position;

    Lexer(String source) {
        this.source = source;
    }

    /**
     * The next token.
     *
     * @param infix whether an operator is expected here, so that a slash divides and starts no regular expression
     */
    Token next(boolean infix) {
        skipBlanks();
        if (position >= source.length()) {
            return new Token(Kind.END, "", position, position);
        }
        char first = source.charAt(position);
        if (first == '/' && !infix) {
            return regex();
        }
        if (position + 1 < source.length() && DOUBLE.contains(source.substring(position, position + 2))) {
            return take(Kind.OPERATOR, position + 2);
        }
        if (SINGLE.indexOf(first) >= 0) {
            return take(Kind.OPERATOR, position + 1);
        }
        if (first == '"' || first == '\'') {
            return string(first);
        }
        Matcher number = NUMBER.matcher(source).region(position, source.length());
        if (number.lookingAt()) {
            if (!Double.isFinite(Double.parseDouble(number.group()))) {
                throw QueryError.coded("S0102", "Number out of range: \"" + number.group() + "\"");
            }
            return take(Kind.LITERAL, number.end());
        }
        return first == '`' ? quotedName() : name();
    }

    private void skipBlanks() {
        while (position < source.length()) {
            if (" \t\n\r\u000B".indexOf(source.charAt(position)) >= 0) {
                position++;
            } else if (source.startsWith("/*", position)) {
                int end = source.indexOf("*/", position + 2);
                if (end < 0) {
                    throw QueryError.coded("S0106", "Comment has no closing tag");
                }
                position = end + 2;
            } else {
                return;
            }
        }
    }

    private Token take(Kind kind, int end) {
        Token token = new Token(kind, source.substring(position, end), position, end);
        position = end;
        return token;
    }

    private Token string(char quote) {
        int start = position;
        int at = position + 1;
        while (at < source.length() && source.charAt(at) != quote) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= source.length()) {
            throw QueryError.coded("S0101", "String literal must be terminated by a matching quote");
        }
        position = at + 1;
        return new Token(Kind.LITERAL, source.substring(start + 1, at), start, position);
    }

    private Token quotedName() {
        int start = position;
        int end = source.indexOf('`', position + 1);
        if (end < 0) {
            throw QueryError.coded("S0105", "Quoted property name must be terminated with a backquote (`)");
        }
        position = end + 1;
        return new Token(Kind.NAME, source.substring(start + 1, end), start, position);
    }

    private Token name() {
        int start = position;
        int end = position;
        while (end < source.length() && !endsName(source.charAt(end))) {
            end++;
        }
        position = end;
        String text = source.substring(start, end);
        if (text.startsWith("$")) {
            return new Token(Kind.VARIABLE, text.substring(1), start, end);
        }
        Kind kind = switch (text) {
            case "and", "or", "in" -> Kind.OPERATOR;
            case "true", "false", "null" -> Kind.LITERAL;
            default -> Kind.NAME;
        };
        return new Token(kind, text, start, end);
    }

    private static boolean endsName(char ch) {
        return " \t\n\r\u000B".indexOf(ch) >= 0 || SINGLE.indexOf(ch) >= 0;
    }

    private Token regex() {
        int start = position;
        int depth = 0;
        for (int at = position + 1; at < source.length(); at++) {
            char ch = source.charAt(at);
            if (ch == '\\') {
                at++;
            } else if (ch == '/' && depth == 0) {
                return closeRegex(start, at);
            } else if ("([{".indexOf(ch) >= 0) {
                depth++;
            } else if (")]}".indexOf(ch) >= 0) {
                depth--;
            }
        }
        throw QueryError.coded("S0302", "No terminating / in regular expression");
    }

    private Token closeRegex(int start, int slash) {
        if (slash == start + 1) {
            throw QueryError.coded("S0301", "Empty regular expressions are not allowed");
        }
        int end = slash + 1;
        while (end < source.length() && "im".indexOf(source.charAt(end)) >= 0) {
            end++;
        }
        position = end;
        return new Token(Kind.REGEX, source.substring(start, end), start, end);
    }
}
