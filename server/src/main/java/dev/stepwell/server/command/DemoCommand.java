package dev.stepwell.server.command;

import dev.stepwell.engine.SystemTicker;
import dev.stepwell.server.Home;
import dev.stepwell.server.StepwellServer;
import dev.stepwell.server.config.ServerOptions;
import dev.stepwell.server.demo.Demo;
import dev.stepwell.server.demo.Example;
import dev.stepwell.server.http.CannotListen;
import dev.stepwell.server.terminal.Style;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stepwell demo}: the example application on a server of its own, live. */
@Command(
        name = "demo",
        description = "Starts a server, runs the example application on it and shows each step.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--exit", description = "Leave afterwards instead of keeping the server running.")
    private boolean exit;

    @Option(
            names = "--auto-approve",
            description = "Approve the large order after a few seconds (the default when there is no terminal).")
    private boolean autoApprove;

    @Option(names = "--port", description = "Port (default 8083, or any free one when that is taken).")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory (default .stepwell/demo).")
    private @Nullable Path data;

    @Option(
            names = "--example",
            paramLabel = "DIR",
            description = "The application (default examples/order-fulfilment).")
    private @Nullable Path directory;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> environment = System.getenv();
        Home home = Home.current();
        Example example = new Example(directory == null ? home.example() : directory);
        ServerFlags flags = new ServerFlags();
        flags.data = data == null ? home.scratch().resolve("demo") : data;
        flags.functions = example.functions();
        boolean approve = autoApprove || !Style.isTerminal(environment);
        PrintWriter out = spec.commandLine().getOut();
        try (StepwellServer server = start(flags)) {
            SystemTicker clock = new SystemTicker();
            Demo.Setting setting = new Demo.Setting(server.address(), flags.account, approve, clock::now);
            Demo demo = new Demo(example, setting, out, Style.detect(environment));
            boolean good = demo.run();
            if (!exit) {
                suggest(out, server);
                new CountDownLatch(1).await();
            }
            return good ? 0 : 1;
        }
    }

    /** On the usual port if it is free: a demo should not fail because a server runs already. */
    private StepwellServer start(ServerFlags flags) {
        flags.port = port == null ? ServerOptions.PORT_DEFAULT : port;
        try {
            return StepwellServer.start(flags.options());
        } catch (CannotListen e) {
            if (port != null) {
                throw e;
            }
            flags.port = 0;
            return StepwellServer.start(flags.options());
        }
    }

    private static void suggest(PrintWriter out, StepwellServer server) {
        out.println("The server goes on at " + server.address() + " until you press Ctrl-C. Try next:");
        out.println();
        out.println("  export AWS_ENDPOINT_URL_SFN=" + server.address()
                + " AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1");
        out.println("  aws stepfunctions list-state-machines");
        out.println("  change a file below examples/order-fulfilment/functions and run the demo again");
        out.println("  kill -9 " + ProcessHandle.current().pid() + " in the middle of a demo, then run it again");
        out.println();
        out.flush();
    }
}
