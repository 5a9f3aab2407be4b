package dev.stepwell.asl.expression;

import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.Severity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in a definition that is being compiled: where problems are reported and variable reads are noted. Its
 * location is written out only when somebody asks, since most places have no problem. Immutable.
 */
public final class Site {
    /**
     * Longest location that is told; only member names of absurd length lead beyond, and without a bound a definition
     * could ask for thousands of copies of such a name.
     */
    public static final int LOCATION_CHARS_MAX = 10_000;

    private static final String CUT = "...";

    private final @Nullable Site around;
    private final @Nullable String name;
    private final int index;
    private final Problems problems;
    private final Set<String> reads;

    private Site(@Nullable Site around, @Nullable String name, int index, Problems problems, Set<String> reads) {
        this.around = around;
        this.name = name;
        this.index = index;
        this.problems = problems;
        this.reads = reads;
    }

    /**
     * A place known by its location.
     *
     * @param location AWS's form: {@code /States/Name/Field}, array elements as {@code [0]}; empty for the whole
     * @param reads collects the names of variables that the state reads
     */
    public Site(String location, Problems problems, Set<String> reads) {
        this(null, location, 0, problems, reads);
    }

    /** AWS's form: {@code /States/Name/Field}, array elements as {@code [0]}; a very long one is cut. */
    public String location() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (around == null) {
            cut(text, name == null ? "" : name);
            return;
        }
        around.write(text);
        if (name == null) {
            cut(text, "[" + index + "]");
        } else {
            cut(text, "/");
            cut(text, name);
        }
    }

    private static void cut(StringBuilder text, String part) {
        int room = LOCATION_CHARS_MAX - text.length();
        if (part.length() <= room) {
            text.append(part);
        } else if (room > CUT.length()) {
            text.append(part, 0, room - CUT.length()).append(CUT);
        }
    }

    public Problems problems() {
        return problems;
    }

    /** Collects the names of variables that the state reads. */
    public Set<String> reads() {
        return reads;
    }

    /** The member {@code name} of this place. */
    public Site field(String name) {
        return new Site(this, name, 0, problems, reads);
    }

    /** Element {@code index} of this place. */
    public Site element(int index) {
        return new Site(this, null, index, problems, reads);
    }

    /** The state {@code name} of this place, which reads variables of its own. */
    public Site state(String name, Set<String> reads) {
        return new Site(this, name, 0, problems, reads);
    }

    public void error(String code, String message) {
        report(Severity.ERROR, code, message);
    }

    public void warning(String code, String message) {
        report(Severity.WARNING, code, message);
    }

    /** The whole definition has the empty location, so that its members begin with one slash; AWS shows it as one. */
    private void report(Severity severity, String code, String message) {
        if (problems.takes(severity)) {
            String location = location();
            problems.add(new Diagnostic(severity, code, message, location.isEmpty() ? "/" : location));
        }
    }
}
