package dev.stepwell.server.metrics;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the process and its virtual machine take, under the names that Prometheus' own clients use. Stateless. */
final class ProcessText {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final int BYTES_PER_KIB = 1_024;

    private ProcessText() {}

    static void write(Exposition to) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        long collecting = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        to.gauge("jvm_memory_heap_used_bytes", "Heap in use, with garbage.", heap.getUsed())
                .gauge("jvm_memory_heap_committed_bytes", "Heap taken from the system.", heap.getCommitted())
                .gauge("jvm_memory_heap_max_bytes", "What the heap may grow to.", heap.getMax())
                .counter("jvm_gc_seconds_total", "Time spent collecting garbage.", collecting / MILLIS_PER_SECOND)
                .gauge(
                        "jvm_threads",
                        "Platform threads.",
                        ManagementFactory.getThreadMXBean().getThreadCount())
                .counter("process_cpu_seconds_total", "Processor time of the process.", cpuSeconds())
                .gauge("process_resident_memory_bytes", "Memory of the process; 0 where it is not known.", resident())
                .gauge(
                        "process_start_time_seconds",
                        "When the process began, since 1970.",
                        started / MILLIS_PER_SECOND);
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / NANOS_PER_SECOND;
    }

    /** Only Linux tells. */
    private static long resident() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * BYTES_PER_KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0;
        }
    }
}
