package dev.stepwell.server.command;

import dev.stepwell.server.StepwellServer;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stepwell server}: serves until it is told to stop. */
@Command(name = "server", description = "Starts the server.", mixinStandardHelpOptions = true)
final class ServerCommand implements Callable<Integer> {
    @Mixin
    private ServerFlags flags = new ServerFlags();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        StepwellServer server = StepwellServer.start(flags.options());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        var out = spec.commandLine().getOut();
        out.println("Stepwell is ready at " + server.address());
        out.flush();
        stopped.await();
        return 0;
    }
}
