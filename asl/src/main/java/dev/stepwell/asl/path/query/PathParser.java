package dev.stepwell.asl.path.query;

import dev.stepwell.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads paths that are more than a plain reference path. Confined to one parse. */
final class PathParser {
    /** Most parts of one path, deep scans included. */
    static final int PARTS_MAX = 500;

    private static final String NAME_ENDS = ".[( ";

    private final Cursor cursor;
    private final List<Part> parts = new ArrayList<>();

    private PathParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The selector of {@code text}, which starts with a dollar sign; null when it is not a path. */
    static @Nullable Selector parse(String text) {
        Cursor cursor = new Cursor(text.stripTrailing());
        try {
            Selector selector = nested(cursor, "");
            return cursor.isAtEnd() ? selector : null;
        } catch (MalformedPath notAPath) {
            return null;
        }
    }

    /**
     * A path inside a filter or a call, from its dollar or at sign up to one of the characters of {@code ends} that
     * stands outside of brackets.
     */
    static Selector nested(Cursor cursor, String ends) throws MalformedPath {
        cursor.descend();
        PathParser parser = new PathParser(cursor);
        int start = cursor.at++;
        while (!cursor.isAtEnd() && ends.indexOf(cursor.peek()) < 0) {
            parser.part(ends);
        }
        cursor.ascend();
        // a call works on what a deep scan at the beginning of its path has found all together
        Selector plain = ReferenceParser.parse("$" + cursor.text.substring(start + 1, cursor.at));
        return plain == null ? new PathSelector(parser.scanIntoCall()) : plain;
    }

    private void part(String ends) throws MalformedPath {
        switch (cursor.next()) {
            case '.' -> {
                if (cursor.peek() == '.') {
                    cursor.at++;
                    add(new Part.Scan());
                }
                if (cursor.peek() == '[') {
                    return;
                }
                named(ends);
            }
            case '[' -> bracketed();
            default -> throw cursor.unexpected();
        }
    }

    private void add(Part part) throws MalformedPath {
        if (parts.size() == PARTS_MAX) {
            throw new MalformedPath("more than " + PARTS_MAX + " parts");
        }
        if (!parts.isEmpty() && parts.getLast() instanceof Part.Names names && names.isLast()) {
            parts.set(parts.size() - 1, new Part.Names(names.names(), false));
        }
        parts.add(part);
    }

    private void named(String ends) throws MalformedPath {
        if (cursor.peek() == '*') {
            cursor.at++;
            add(new Part.Wildcard());
            return;
        }
        int start = cursor.at;
        while (!cursor.isAtEnd() && NAME_ENDS.indexOf(cursor.peek()) < 0 && ends.indexOf(cursor.peek()) < 0) {
            cursor.at++;
        }
        String name = cursor.text.substring(start, cursor.at);
        if (name.isEmpty() || (cursor.peek() == ' ' && ends.indexOf(' ') < 0)) {
            throw cursor.unexpected();
        }
        if (cursor.peek() == '(') {
            add(new Part.Call(name, PathFunction.named(name), arguments()));
        } else {
            add(new Part.Name(name));
        }
    }

    private List<Value> arguments() throws MalformedPath {
        cursor.expect('(');
        List<Value> arguments = new ArrayList<>();
        cursor.skipBlanks();
        while (cursor.peek() != ')') {
            if (!arguments.isEmpty()) {
                cursor.expect(',');
                cursor.skipBlanks();
            }
            arguments.add(argument());
            cursor.skipBlanks();
        }
        cursor.expect(')');
        return arguments;
    }

    private Value argument() throws MalformedPath {
        char first = cursor.peek();
        if (first == '$' || first == '@') {
            return new Value.ByPath(nested(cursor, ",) "), first == '$');
        }
        if (QuotedName.QUOTES.indexOf(first) >= 0) {
            return new Value.Literal(Json.NODES.stringNode(quoted()));
        }
        int start = cursor.at;
        while (!cursor.isAtEnd() && ",) ".indexOf(cursor.peek()) < 0) {
            cursor.at++;
        }
        try {
            return new Value.Literal(Json.read(cursor.text.substring(start, cursor.at)));
        } catch (JacksonException notJson) {
            throw cursor.unexpected();
        }
    }

    private void bracketed() throws MalformedPath {
        cursor.skipBlanks();
        char c = cursor.peek();
        if (QuotedName.QUOTES.indexOf(c) >= 0) {
            add(names());
        } else if (c == '*') {
            cursor.at++;
            add(new Part.Wildcard());
        } else if (c == '?') {
            cursor.at++;
            cursor.skipBlanks();
            cursor.expect('(');
            add(new Part.Filter(new FilterParser(cursor).test()));
            cursor.expect(')');
        } else {
            add(elements());
        }
        cursor.skipBlanks();
        cursor.expect(']');
    }

    private Part names() throws MalformedPath {
        List<String> names = new ArrayList<>();
        names.add(quoted());
        cursor.skipBlanks();
        while (cursor.peek() == ',') {
            cursor.at++;
            cursor.skipBlanks();
            if (QuotedName.QUOTES.indexOf(cursor.peek()) < 0) {
                throw cursor.unexpected();
            }
            names.add(quoted());
            cursor.skipBlanks();
        }
        return names.size() == 1 ? new Part.Name(names.getFirst()) : new Part.Names(names, true);
    }

    private String quoted() throws MalformedPath {
        QuotedName name = cursor.isAtEnd() ? null : QuotedName.at(cursor.text, cursor.at);
        if (name == null) {
            throw cursor.unexpected();
        }
        cursor.at = name.end();
        return name.value();
    }

    private Part elements() throws MalformedPath {
        int end = cursor.text.indexOf(']', cursor.at);
        if (end < 0) {
            throw cursor.unexpected();
        }
        String inside = cursor.text.substring(cursor.at, end).strip();
        cursor.at = end;
        if (inside.indexOf(':') >= 0) {
            return slice(inside.split(":", -1));
        }
        List<Integer> indexes = new ArrayList<>();
        for (String index : inside.split(",", -1)) {
            indexes.add(number(index.strip()));
        }
        return indexes.size() == 1 ? new Part.Index(indexes.getFirst()) : new Part.Indexes(indexes);
    }

    /** Anything behind a second colon, a step, is read over. */
    private Part slice(String[] bounds) throws MalformedPath {
        Integer from = bounds[0].isEmpty() ? null : number(bounds[0]);
        Integer to = bounds[1].isEmpty() ? null : number(bounds[1]);
        if (from == null && to == null) {
            throw cursor.unexpected();
        }
        return new Part.Slice(from, to);
    }

    private int number(String digits) throws MalformedPath {
        if (digits.startsWith("+")) {
            throw cursor.unexpected();
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notAnIndex) {
            throw cursor.unexpected();
        }
    }

    /** {@code $..a.sum()} is {@code $.sum($..a)}: the function is called once, for all that was found. */
    private List<Part> scanIntoCall() throws MalformedPath {
        if (!parts.isEmpty() && parts.getLast() instanceof Part.Scan) {
            throw cursor.unexpected();
        }
        if (parts.isEmpty() || !(parts.getFirst() instanceof Part.Scan)) {
            return parts;
        }
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.Call call) {
                List<Part> scanned = parts.subList(0, i);
                if (scanned.size() == 1) {
                    throw cursor.unexpected();
                }
                List<Part> inverted = new ArrayList<>();
                Value found = new Value.ByPath(new PathSelector(scanned), false);
                inverted.add(new Part.Call(call.name(), call.function(), List.of(found)));
                inverted.addAll(parts.subList(i + 1, parts.size()));
                return inverted;
            }
        }
        return parts;
    }
}
