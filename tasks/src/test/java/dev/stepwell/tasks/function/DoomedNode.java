package dev.stepwell.tasks.function;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A node of its own for the test that kills it: has one idle and one busy function process and tells their ids. */
final class DoomedNode {
    private DoomedNode() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]);
        try (var functions = new Functions(new FunctionFolder(root).options());
                var out = new FileOutputStream(FileDescriptor.out)) {
            Thread.ofVirtual().start(() -> functions.enqueue(FunctionFolder.call("pid", "\"busy\"")));
            String idle = FunctionFolder.text(functions.invoke(FunctionFolder.call("pid", "\"idle\"")));
            out.write((idle + "\n").getBytes(StandardCharsets.UTF_8));
            out.write((busyOne(root.resolve("work/logs/functions/pid.log"), idle) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.currentThread().join();
        }
    }

    private static String busyOne(Path log, String idle) throws IOException {
        while (true) {
            List<String> ids = Files.exists(log) ? Files.readAllLines(log) : List.of();
            for (String id : ids) {
                if (!id.equals(idle) && !id.isBlank()) {
                    return id;
                }
            }
            Thread.onSpinWait();
        }
    }
}
