package dev.stepwell.acceptance.power;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A library that stands between a server and its disk, and does what a file tells it. */
final class FaultyDisk {
    private static final int READ_ONLY = 30;
    private static final int NO_SPACE = 28;

    private final Path library;
    private final Path control;

    private FaultyDisk(Path library, Path control) {
        this.library = library;
        this.control = control;
    }

    /** Empty where it cannot be built: that needs Linux and a C compiler. */
    static Optional<FaultyDisk> build(Path scratch) throws IOException, InterruptedException {
        Path source = scratch.resolve("faulty-disk.c");
        try (InputStream text = FaultyDisk.class.getResourceAsStream("/faulty-disk.c")) {
            Files.copy(Objects.requireNonNull(text), source);
        }
        Path library = scratch.resolve("faulty-disk.so");
        boolean built = Commands.succeed("gcc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString());
        FaultyDisk disk = new FaultyDisk(library, scratch.resolve("control"));
        disk.works();
        return built ? Optional.of(disk) : Optional.empty();
    }

    /** The given environment and this disk. */
    Map<String, String> environment(Map<String, String> other) {
        Map<String, String> all = new HashMap<>(other);
        all.put("LD_PRELOAD", library.toString());
        all.put("FAULTY_DISK", control.toString());
        return all;
    }

    void works() throws IOException {
        tell("ok");
    }

    /** Every sync takes this much longer. */
    void isSlow(int millis) throws IOException {
        tell("slow " + millis);
    }

    void isReadOnly() throws IOException {
        tell("fail " + READ_ONLY);
    }

    void isFull() throws IOException {
        tell("fail " + NO_SPACE);
    }

    private void tell(String what) throws IOException {
        Path next = control.resolveSibling("control.next");
        Files.writeString(next, what);
        Files.move(next, control, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
