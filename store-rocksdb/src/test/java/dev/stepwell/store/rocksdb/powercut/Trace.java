package dev.stepwell.store.rocksdb.powercut;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs programs under strace, and reads what it wrote down. */
public final class Trace {
    /** Whatever can change a file, make it durable, or let bytes out. */
    private static final String CALLS =
            "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendfile,copy_file_range,"
                    + "fdatasync,fsync,sync,syncfs,msync,sync_file_range,open,openat,creat,truncate,ftruncate,fallocate,"
                    + "rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,rmdir";

    private static final int STRING_BYTES_MAX = 32 * 1024 * 1024;
    private static final Pattern WHOLE = Pattern.compile("(\\d+) +(\\w+)\\((.*)\\) += (-?\\d+|\\?).*");
    private static final Pattern BEGUN = Pattern.compile("(\\d+) +(\\w+)\\((.*) <unfinished \\.\\.\\.>");
    private static final Pattern ENDED = Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>(.*)\\) += (-?\\d+|\\?).*");

    private record Begun(String text, int at) {}

    private Trace() {}

    /** What to put before a command so that its system calls are written to {@code file}. */
    public static List<String> command(Path file) {
        return List.of(
                "strace",
                "-f",
                "-yy",
                "-xx",
                "--seccomp-bpf",
                "-s",
                Integer.toString(STRING_BYTES_MAX),
                "-o",
                file.toString(),
                "-e",
                "trace=" + CALLS,
                "-e",
                "signal=none");
    }

    /** Whether there is an strace that may trace. */
    public static boolean isPossible() throws IOException, InterruptedException {
        Path file = Files.createTempFile("trace", ".txt");
        try {
            List<String> command = new ArrayList<>(command(file));
            command.add("true");
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            // no such command here
            return false;
        } finally {
            Files.delete(file);
        }
    }

    /** The calls that returned, in the order in which they did. */
    public static List<Syscall> read(Path file) throws IOException {
        List<Syscall> calls = new ArrayList<>();
        Map<String, Begun> begun = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            int at = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Syscall call = call(line, at++, begun);
                if (call != null) {
                    calls.add(call);
                }
            }
        }
        return calls;
    }

    private static @Nullable Syscall call(String line, int at, Map<String, Begun> begun) {
        Matcher whole = WHOLE.matcher(line);
        if (whole.matches()) {
            return syscall(whole.group(2), whole.group(3), whole.group(4), new int[] {at, at});
        }
        Matcher beginning = BEGUN.matcher(line);
        if (beginning.matches()) {
            begun.put(beginning.group(1), new Begun(beginning.group(3), at));
            return null;
        }
        Matcher ending = ENDED.matcher(line);
        if (ending.matches()) {
            Begun start = begun.remove(ending.group(1));
            if (start != null) {
                return syscall(
                        ending.group(2), start.text() + ending.group(3), ending.group(4), new int[] {start.at(), at});
            }
        }
        return null;
    }

    private static @Nullable Syscall syscall(String name, String text, String result, int[] places) {
        // killed within the call: nobody knows whether it was done
        return result.equals("?") ? null : new Syscall(name, split(text), Long.parseLong(result), places[0], places[1]);
    }

    /** Splits at commas outside brackets; quoted text is hexadecimal and has none. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[' || c == '{' || c == '<') {
                depth++;
            } else if (c == ']' || c == '}' || (c == '>' && text.charAt(i - 1) != '-')) {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }
}
