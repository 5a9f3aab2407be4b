package dev.stepwell.tasks.function;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts functions that bring their own runtime: the executable {@code bootstrap} of the folder. Immutable. */
final class ProvidedRunner implements Runner {
    private static final String BOOTSTRAP = "bootstrap";

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.PROVIDED;
    }

    @Override
    public String missing() {
        return "";
    }

    @Override
    public Plan plan(Path folder, FunctionSettings settings) {
        Path bootstrap = folder.resolve(BOOTSTRAP).toAbsolutePath();
        if (!Files.isRegularFile(bootstrap)) {
            return new Plan.Broken("Runtime.InvalidEntrypoint", "Couldn't find a valid bootstrap: " + bootstrap);
        }
        if (!Files.isExecutable(bootstrap)) {
            return new Plan.Broken("Runtime.InvalidEntrypoint", bootstrap + " is not executable");
        }
        return new Plan.Start(List.of(bootstrap.toString()));
    }
}
