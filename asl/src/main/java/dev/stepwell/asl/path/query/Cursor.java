package dev.stepwell.asl.path.query;

/** The text of a path and how far it has been read. Confined to one parse. */
final class Cursor {
    /** Stands behind the last character. */
    static final char END = '\0';

    /** How deep filters, parentheses and calls may be nested in one another. */
    private static final int NESTING_MAX = 50;

    final String text;
    int at;
    private int depth;

    Cursor(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    char next() throws MalformedPath {
        if (isAtEnd()) {
            throw new MalformedPath("the path ends too early");
        }
        return text.charAt(at++);
    }

    void expect(char c) throws MalformedPath {
        if (isAtEnd() || text.charAt(at) != c) {
            throw new MalformedPath("expected '" + c + "' at position " + at);
        }
        at++;
    }

    boolean skips(String symbol) {
        if (!text.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        return true;
    }

    void skipBlanks() {
        while (peek() == ' ') {
            at++;
        }
    }

    void descend() throws MalformedPath {
        if (++depth > NESTING_MAX) {
            throw new MalformedPath("nested more than " + NESTING_MAX + " levels");
        }
    }

    void ascend() {
        depth--;
    }

    MalformedPath unexpected() {
        return new MalformedPath("unexpected character at position " + at);
    }
}
