package dev.stepwell.server.command;

import dev.stepwell.server.config.InvalidConfiguration;
import dev.stepwell.server.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The root command: {@code stepwell COMMAND}. */
@Command(
        name = "stepwell",
        description = "An open, self-hosted AWS Step Functions.",
        subcommands = {
            DemoCommand.class,
            ServerCommand.class,
            RunCommand.class,
            ValidateCommand.class,
            VersionCommand.class,
            WarmUpCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "'stepwell test [--long]' runs the test suite. Every option is also a variable (STEPWELL_PORT)", //
            "and a key of stepwell.yaml (port: 8083)."
        })
public final class Stepwell {
    private Stepwell() {}

    /** Runs one command line and returns its exit status. */
    public static int run(Map<String, String> environment, String... arguments) {
        CommandLine line = new CommandLine(new Stepwell());
        line.setExecutionExceptionHandler((failure, command, _) -> explain(failure, command));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        try {
            line.setDefaultValueProvider(Settings.load(environment, configFile(arguments), keys(line)));
        } catch (InvalidConfiguration e) {
            return explain(e, line);
        }
        if (arguments.length == 0) {
            line.usage(line.getOut());
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    /** What went wrong, as one sentence to the user; a stack trace only for what nobody foresaw. */
    private static int explain(Exception failure, CommandLine command) {
        String message = String.valueOf(failure.getMessage());
        if (UserErrors.isExpected(failure)) {
            command.getErr().println("stepwell: " + message);
        } else {
            failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The file after {@code --config}: it is needed before the other options can be read. */
    private static @Nullable Path configFile(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--config=")) {
                return Path.of(arguments[i].substring("--config=".length()));
            }
            if (arguments[i].equals("--config") && i + 1 < arguments.length) {
                return Path.of(arguments[i + 1]);
            }
        }
        return null;
    }

    private static Set<String> keys(CommandLine line) {
        Set<String> keys = new TreeSet<>();
        CommandLine server = Objects.requireNonNull(line.getSubcommands().get("server"));
        for (OptionSpec option : server.getCommandSpec().options()) {
            if (!option.usageHelp()) {
                keys.add(option.longestName().replaceFirst("^--", ""));
            }
        }
        keys.remove("config");
        return keys;
    }
}
