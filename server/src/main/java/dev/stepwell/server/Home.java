package dev.stepwell.server;

import java.nio.file.Path;

/**
 * Where the program's own files lie.
 *
 * @param root the checkout or the unpacked distribution
 * @param dist the built program: {@code lib} and {@code java-runtime}
 */
public record Home(Path root, Path dist) {
    /** As the launcher says, else the working directory. */
    public static Home current() {
        Path root = Path.of(System.getProperty("stepwell.home", "."));
        return new Home(
                root,
                Path.of(System.getProperty(
                        "stepwell.dist", root.resolve("server/target/dist").toString())));
    }

    public Path example() {
        return root.resolve("examples/order-fulfilment");
    }

    /** Files that may be deleted at any time. */
    public Path scratch() {
        return root.resolve(".stepwell");
    }

    /** Jars that functions in Java run on. */
    public Path javaRuntime() {
        return dist.resolve("java-runtime");
    }
}
