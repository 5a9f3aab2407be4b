package dev.stepwell.server.command;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.Severity;
import dev.stepwell.asl.compile.Position;
import dev.stepwell.asl.compile.SourcePositions;
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
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** {@code stepwell validate}: AWS's diagnostics with file, line and column, in the form that editors read. */
@Command(
        name = "validate",
        description = "Checks definitions as AWS does; exit status 1 when one has errors.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Definitions, JSON or YAML.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--type", defaultValue = "STANDARD", description = "STANDARD or EXPRESS (default STANDARD).")
    private MachineType type = MachineType.STANDARD;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Style style = Style.detect(System.getenv());
        boolean good = true;
        for (Path file : files) {
            good &= validate(DefinitionFile.read(file), out, style);
        }
        out.flush();
        return good ? 0 : 1;
    }

    private boolean validate(DefinitionFile file, PrintWriter out, Style style) {
        JacksonException unreadable = file.yamlProblem();
        if (unreadable != null) {
            TokenStreamLocation at = unreadable.getLocation();
            out.printf(
                    "%s:%d:%d: %s INVALID_YAML %s%n",
                    file.path(),
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr(),
                    style.bad("error"),
                    unreadable.getOriginalMessage());
            return false;
        }
        Compiled compiled = Compiler.compile(file.json(), type);
        SourcePositions positions = file.positions();
        for (Diagnostic diagnostic : compiled.diagnostics()) {
            print(out, style, file.path(), positions.locate(diagnostic.location()), diagnostic);
        }
        if (compiled.diagnostics().isEmpty()) {
            out.println(file.path() + ": " + style.good("ok"));
        }
        return compiled instanceof Compiled.Ok;
    }

    private static void print(PrintWriter out, Style style, Path path, Position at, Diagnostic diagnostic) {
        String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
        String location = diagnostic.location() == null ? "" : " at " + diagnostic.location();
        out.printf(
                "%s:%d:%d: %s %s %s%s%n",
                path,
                at.line(),
                at.column(),
                diagnostic.severity() == Severity.ERROR ? style.bad(severity) : style.notable(severity),
                diagnostic.code(),
                diagnostic.message(),
                location);
    }
}
