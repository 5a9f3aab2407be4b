package dev.stepwell.acceptance.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the methods in blanked code by counting braces: a block directly inside a type is a method when its header has
 * a parameter list. Lambdas and anonymous classes belong to the method around them. Confined to one call.
 */
final class Methods {
    private static final Pattern ANNOTATION = Pattern.compile("@(?!interface\\b)[\\w.]+\\s*");
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|enum|record)\\s+(\\w+)");
    private static final Pattern ENUM_CONSTANT = Pattern.compile("^[\\s,]*[A-Z][A-Z0-9_]*\\s*(\\([^{}]*\\))?\\s*$");
    private static final Pattern NAME = Pattern.compile("(\\w+)\\s*\\(");

    private enum Kind {
        TYPE,
        ENUM,
        METHOD,
        OTHER
    }

    /** An open brace, and where the text that introduces it began. */
    private record Block(Kind kind, String header, int headerAt) {}

    private final String code;
    private final Deque<Block> open = new ArrayDeque<>();
    private final List<Method> found = new ArrayList<>();
    private int headerAt;

    private Methods(String code) {
        this.code = code;
    }

    /** @param code as {@link Code} gives it */
    static List<Method> in(String code) {
        var methods = new Methods(code);
        methods.read();
        return methods.found;
    }

    private void read() {
        int parentheses = 0;
        for (int at = 0; at < code.length(); at++) {
            char c = code.charAt(at);
            if (c == '(') {
                parentheses++;
            } else if (c == ')') {
                parentheses--;
            } else if (parentheses == 0 && "{};".indexOf(c) >= 0) {
                delimiter(c, at);
                headerAt = at + 1;
            }
        }
    }

    private void delimiter(char c, int at) {
        String header = withoutAnnotations(code.substring(headerAt, at));
        switch (c) {
            case '{' -> open.push(new Block(kind(header), header, headerAt));
            case '}' -> close(at);
            default -> bodiless(header, at);
        }
    }

    private void close(int at) {
        Block block = open.pop();
        if (block.kind() == Kind.METHOD) {
            add(block.header(), block.headerAt(), at);
        }
    }

    private void bodiless(String header, int at) {
        boolean member = isInType() && header.contains("(") && !header.contains("=");
        if (member && !ENUM_CONSTANT.matcher(header).matches()) {
            add(header, headerAt, at);
        }
    }

    private Kind kind(String header) {
        Matcher type = TYPE.matcher(header);
        if (type.find()) {
            return type.group(1).equals("enum") ? Kind.ENUM : Kind.TYPE;
        }
        if (!isInType() || header.contains("=")) {
            return Kind.OTHER;
        }
        boolean constant = open.element().kind() == Kind.ENUM
                && ENUM_CONSTANT.matcher(header).matches();
        return constant ? Kind.TYPE : Kind.METHOD;
    }

    private boolean isInType() {
        return !open.isEmpty()
                && (open.element().kind() == Kind.TYPE || open.element().kind() == Kind.ENUM);
    }

    private void add(String header, int from, int to) {
        int first = from + header.length() - header.stripLeading().length();
        Matcher name = NAME.matcher(header);
        // without a list it is a record's compact constructor or an initializer
        boolean hasList = name.find();
        int parameters = hasList ? parameters(header.substring(name.end())) : 0;
        int lines = lineOf(to) - lineOf(first) + 1;
        boolean overrides = code.substring(from, first).contains("@Override");
        found.add(new Method(hasList ? name.group(1) : header.strip(), lineOf(first), lines, parameters, overrides));
    }

    /** Blanks annotations and their arguments. */
    private static String withoutAnnotations(String header) {
        var plain = new StringBuilder(header);
        Matcher annotation = ANNOTATION.matcher(header);
        int from = 0;
        while (annotation.find(from)) {
            int end = annotation.end();
            boolean hasArguments = end < header.length() && header.charAt(end) == '(';
            from = hasArguments ? endOfParentheses(header, end) : end;
            plain.replace(annotation.start(), from, " ".repeat(from - annotation.start()));
        }
        return plain.toString();
    }

    private static int endOfParentheses(String text, int start) {
        int depth = 0;
        for (int at = start; at < text.length(); at++) {
            depth += text.charAt(at) == '(' ? 1 : 0;
            depth -= text.charAt(at) == ')' ? 1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }

    /** Counts the parameters of a list whose opening parenthesis is past. */
    private static int parameters(String list) {
        int depth = 0;
        int commas = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == ')' && depth == 0) {
                return list.substring(0, i).isBlank() ? 0 : commas + 1;
            }
            depth += "(<[".indexOf(c) >= 0 ? 1 : 0;
            depth -= ")>]".indexOf(c) >= 0 ? 1 : 0;
            commas += c == ',' && depth == 0 ? 1 : 0;
        }
        return commas + 1;
    }

    private int lineOf(int position) {
        return 1
                + (int) code.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
