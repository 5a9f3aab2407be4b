package dev.stepwell.interpreter.trial;

import java.util.ArrayList;
import java.util.List;

/** Takes a CSV text apart: quoted fields, doubled quotes, and a backslash before backslash, quote and delimiter. */
final class CsvText {
    private final String text;
    private final char delimiter;
    private int at;

    private CsvText(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** The fields of every row; empty lines are no rows. */
    static List<List<String>> rows(String text, char delimiter) {
        CsvText csv = new CsvText(text, delimiter);
        List<List<String>> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            List<String> row = csv.row();
            if (row.size() > 1 || !row.getFirst().isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == delimiter) {
            at++;
            fields.add(field());
        }
        skipLineEnd();
        return fields;
    }

    private void skipLineEnd() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
    }

    private String field() {
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!isQuoted && (c == delimiter || c == '\n' || c == '\r')) {
                break;
            }
            if (c == '"' && isQuoted && follows('"')) {
                field.append(c);
                at++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == '\\' && (follows('\\') || follows('"') || follows(delimiter))) {
                at++;
                field.append(text.charAt(at));
            } else {
                field.append(c);
            }
            at++;
        }
        return field.toString();
    }

    private boolean follows(char c) {
        return at + 1 < text.length() && text.charAt(at + 1) == c;
    }
}
