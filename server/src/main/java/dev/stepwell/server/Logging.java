package dev.stepwell.server;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What goes to the log: our own messages, and of the libraries only what needs an action. */
final class Logging {
    /** Held here because a logger nobody refers to forgets its level. */
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    private Logging() {}

    static void configure() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        HELIDON.setLevel(Level.WARNING);
    }
}
