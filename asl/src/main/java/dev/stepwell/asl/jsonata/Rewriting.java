package dev.stepwell.asl.jsonata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects replacements within a text, nested ones included, and carries them out at once. Confined to one text. */
final class Rewriting {
    /** What belongs first where several changes meet: what ends there, what begins there, what is replaced there. */
    private enum Kind {
        CLOSING,
        OPENING,
        REPLACEMENT
    }

    /**
     * @param nesting orders changes of one kind at one place
     */
    private record Edit(int start, int end, String text, Kind kind, int nesting) {}

    private final String source;
    private final List<Edit> edits = new ArrayList<>();

    Rewriting(String source) {
        this.source = source;
    }

    void replace(int start, int end, String text) {
        edits.add(new Edit(start, end, text, Kind.REPLACEMENT, 0));
    }

    /** Puts texts around a part; of two parts, the inner one is to be wrapped first. */
    void wrap(int start, String opening, int end, String closing) {
        int order = edits.size();
        edits.add(new Edit(start, start, opening, Kind.OPENING, -order));
        edits.add(new Edit(end, end, closing, Kind.CLOSING, order));
    }

    String text() {
        edits.sort(
                Comparator.comparingInt(Edit::start).thenComparing(Edit::kind).thenComparingInt(Edit::nesting));
        StringBuilder text = new StringBuilder(source.length() + 16 * edits.size());
        int from = 0;
        for (Edit edit : edits) {
            text.append(source, from, edit.start()).append(edit.text());
            from = edit.end();
        }
        return text.append(source, from, source.length()).toString();
    }
}
