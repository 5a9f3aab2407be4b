package dev.stepwell.bench.load;

import java.util.Locale;

/** What the server took while something ran; zeros when its process is not known. */
record UsageDelta(double cpuSeconds, long writtenBytes, long residentKib) {
    static final UsageDelta UNKNOWN = new UsageDelta(0, 0, 0);

    static UsageDelta between(ProcessUsage before, ProcessUsage after) {
        return new UsageDelta(
                after.cpuSeconds() - before.cpuSeconds(),
                after.writtenBytes() - before.writtenBytes(),
                after.residentKib());
    }

    String line(double count) {
        return residentKib == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; server: %.0f us CPU and %.0f bytes written for each, %d MiB",
                        cpuSeconds / count * 1e6,
                        writtenBytes / count,
                        residentKib / 1024);
    }
}
