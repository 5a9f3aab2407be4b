package dev.stepwell.server.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of text in aligned columns. Confined to one thread. */
public final class TextTable {
    private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-9;]*m");

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, columns two spaces apart, colours not counted as width. */
    public List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = width(row.get(i));
                if (i == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(i, Math.max(widths.get(i), width));
                }
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i));
            if (i < row.size() - 1) {
                line.repeat(' ', widths.get(i) - width(row.get(i)) + 2);
            }
        }
        return line.toString();
    }

    /** Pads to a width, not counting colours. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    private static int width(String text) {
        return ESCAPES.matcher(text).replaceAll("").length();
    }
}
