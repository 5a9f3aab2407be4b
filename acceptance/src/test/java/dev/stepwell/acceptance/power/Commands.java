package dev.stepwell.acceptance.power;

import java.io.IOException;

/** Programs of the operating system. */
final class Commands {
    private Commands() {}

    /** Runs a command; false when it fails or is not there. */
    static boolean succeed(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            // no such command here
            return false;
        }
    }
}
