package dev.stepwell.server.command;

import dev.stepwell.server.StepwellServer;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.FlightRecorder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stepwell server}: serves until it is told to stop. */
@Command(name = "server", description = "Starts the server.", mixinStandardHelpOptions = true)
final class ServerCommand implements Callable<Integer> {
    private static final System.Logger LOG = System.getLogger(ServerCommand.class.getName());
    /** How long stopping may take, whatever happens: more than the engine's grace for calls and for the disk. */
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    @Mixin
    private ServerFlags flags = new ServerFlags();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        StepwellServer server = StepwellServer.start(flags.options());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop(server);
            stopped.countDown();
        }));
        var out = spec.commandLine().getOut();
        out.println("Stepwell is ready at " + server.address());
        out.flush();
        stopped.await();
        return 0;
    }

    /** Ends the process with status 0 when the server closed in time; a signal alone would end it with another. */
    private static void stop(StepwellServer server) {
        Thread closing = Thread.ofPlatform().name("stepwell-stop").daemon().start(server::close);
        boolean closed = false;
        try {
            closed = closing.join(STOP_MAX);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (!closed) {
            LOG.log(System.Logger.Level.ERROR, "the server did not stop within {0} and is ended", STOP_MAX);
        }
        // a flight recording is written by another hook, which must not be cut off
        if (!closed || !FlightRecorder.isInitialized()) {
            Runtime.getRuntime().halt(closed ? 0 : 1);
        }
    }
}
