package dev.stepwell.server;

import dev.stepwell.server.command.Stepwell;

/** The entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Logging.configure();
        System.exit(Stepwell.run(System.getenv(), arguments));
    }
}
