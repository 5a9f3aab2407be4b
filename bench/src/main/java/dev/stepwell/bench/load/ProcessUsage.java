package dev.stepwell.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of a process: processor time, resident memory, bytes written to disk. Linux only. */
record ProcessUsage(double cpuSeconds, long residentKib, long writtenBytes) {
    private static final double TICKS_PER_SECOND = 100;

    static ProcessUsage of(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(proc.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return new ProcessUsage(
                ticks / TICKS_PER_SECOND,
                number(proc.resolve("status"), "VmRSS:"),
                number(proc.resolve("io"), "write_bytes:"));
    }

    private static long number(Path file, String key) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
