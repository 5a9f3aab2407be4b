package dev.stepwell.server.command;

import dev.stepwell.server.Build;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stepwell version}. */
@Command(name = "version", description = "Prints version, build and Java.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Build build = Build.current();
        spec.commandLine()
                .getOut()
                .printf(
                        "Stepwell %s (build %s), Java %s%n",
                        build.version(), build.revision(), System.getProperty("java.runtime.version"));
        return 0;
    }
}
