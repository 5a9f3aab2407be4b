package dev.stepwell.asl.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.model.Program;
import java.util.List;

/** Definitions in the short form tests write them in, and what the compiler makes of them. */
final class Definitions {
    private static final DefinitionCompiler COMPILER =
            new DefinitionCompiler(new Dialects(new PlainDialect(), new PlainDialect()));

    private Definitions() {}

    /** A machine of one state named S; apostrophes stand for quotes. */
    static String oneState(String members) {
        return "{'StartAt':'S','States':{'S':{" + members + "}}}";
    }

    /** The same in JSONata. */
    static String oneJsonataState(String members) {
        return "{'QueryLanguage':'JSONata','StartAt':'S','States':{'S':{" + members + "}}}";
    }

    static Compiled compile(String definition) {
        return compile(definition, MachineType.STANDARD);
    }

    static Compiled compile(String definition, MachineType type) {
        return compileText(definition.replace('\'', '"'), type);
    }

    /** Compiles a text as it stands. */
    static Compiled compileText(String definition, MachineType type) {
        return COMPILER.compile(definition, type, Limits.aws().definitionCharsMax());
    }

    /** The program of a definition that must be right. */
    static Program program(String definition) {
        Compiled compiled = compile(definition);

        assertThat(lines(compiled)).isEmpty();
        return ((Compiled.Ok) compiled).program();
    }

    /** All findings of a definition as {@code CODE: message at location}. */
    static List<String> findings(String definition) {
        return lines(compile(definition));
    }

    static List<String> expressFindings(String definition) {
        return lines(compile(definition, MachineType.EXPRESS));
    }

    static List<String> lines(Compiled compiled) {
        return compiled.diagnostics().stream().map(Definitions::line).toList();
    }

    private static String line(Diagnostic diagnostic) {
        String code = diagnostic.code().equals(Fields.SCHEMA) ? "" : diagnostic.code() + ": ";
        return code + diagnostic.message() + " at " + diagnostic.location();
    }
}
