package dev.stepwell.server.command;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.Severity;
import dev.stepwell.asl.compile.Position;
import dev.stepwell.server.config.InvalidConfiguration;
import dev.stepwell.server.terminal.Style;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stepwell validate}: AWS's diagnostics with file, line and column, in the form that editors read. */
@Command(
        name = "validate",
        description = "Checks definitions as AWS does; exit status 1 when one has errors or cannot be read.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    /** Begins the location of a finding in a text that is no JSON; it says no more than line and column do. */
    private static final String IN_SOURCE = "[Source: ";

    private record Line(Position at, Severity severity, String text) {}

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Definitions, JSON or YAML (.yaml, .yml).")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--type", defaultValue = "STANDARD", description = "STANDARD or EXPRESS (default STANDARD).")
    private MachineType type = MachineType.STANDARD;

    @Option(
            names = "--severity",
            defaultValue = "WARNING",
            description = "The least severe findings to show: WARNING or ERROR (default WARNING).")
    private Severity severity = Severity.WARNING;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Style style = Style.detect(System.getenv());
        boolean good = true;
        for (Path file : files) {
            good &= validate(file, out, style);
        }
        out.flush();
        return good ? 0 : 1;
    }

    private boolean validate(Path path, PrintWriter out, Style style) {
        try {
            return validate(DefinitionFile.read(path), out, style);
        } catch (InvalidConfiguration unreadable) {
            out.println(style.bad("error") + " " + unreadable.getMessage());
            return false;
        }
    }

    private boolean validate(DefinitionFile file, PrintWriter out, Style style) {
        DefinitionFile.Problem problem = file.problem();
        if (problem != null) {
            print(out, style, file.path(), new Line(problem.at(), Severity.ERROR, "INVALID_YAML " + problem.message()));
            return false;
        }
        Compiled compiled = Compiler.compile(file.json(), type, Limits.aws());
        List<Diagnostic> shown = compiled.diagnostics().stream()
                .filter(found -> severity == Severity.WARNING || found.severity() == Severity.ERROR)
                .toList();
        for (Diagnostic found : shown) {
            Position at = file.positions().locate(found.location());
            print(out, style, file.path(), new Line(at, found.severity(), text(found)));
        }
        if (shown.isEmpty()) {
            out.println(file.path() + ": " + style.good("ok"));
        }
        return compiled instanceof Compiled.Ok;
    }

    private static String text(Diagnostic found) {
        String location = found.location();
        if (location != null && location.startsWith(IN_SOURCE)) {
            return found.code() + " " + found.message().lines().findFirst().orElse("");
        }
        return found.code() + " " + found.message() + (location == null ? "" : " at " + location);
    }

    /** One finding on one line, whatever characters the definition brings in. */
    private static void print(PrintWriter out, Style style, Path path, Line line) {
        String word = line.severity().name().toLowerCase(Locale.ROOT);
        out.printf(
                "%s:%d:%d: %s %s%n",
                path,
                line.at().line(),
                line.at().column(),
                line.severity() == Severity.ERROR ? style.bad(word) : style.notable(word),
                line.text().replaceAll("\\p{Cntrl}", " "));
    }
}
