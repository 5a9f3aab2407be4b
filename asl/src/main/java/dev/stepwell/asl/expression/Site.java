package dev.stepwell.asl.expression;

import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.Severity;
import java.util.Set;

/**
 * A place in a definition that is being compiled: where problems are reported and variable reads are noted.
 *
 * @param location AWS's form: {@code /States/Name/Field}, array elements as {@code [0]}
 * @param reads collects the names of variables that the state reads
 */
public record Site(String location, Problems problems, Set<String> reads) {
    /** The member {@code name} of this place. */
    public Site field(String name) {
        return new Site(location + "/" + name, problems, reads);
    }

    /** Element {@code index} of this place. */
    public Site element(int index) {
        return new Site(location + "[" + index + "]", problems, reads);
    }

    public void error(String code, String message) {
        problems.add(new Diagnostic(Severity.ERROR, code, message, shown()));
    }

    public void warning(String code, String message) {
        problems.add(new Diagnostic(Severity.WARNING, code, message, shown()));
    }

    /** The whole definition has the empty location, so that its members begin with one slash; AWS shows it as one. */
    private String shown() {
        return location.isEmpty() ? "/" : location;
    }
}
