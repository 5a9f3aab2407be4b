package dev.stepwell.store.rocksdb.powercut;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a process let something be known before it was durable: the batch that holds it must be in the log by a write
 * that had returned when a sync of that log began, that sync must have returned before the first byte left, and so must
 * one of the directory since the log got its name.
 */
public final class SyncOrder {
    /**
     * What was let out.
     *
     * @param what for the reader
     * @param mark text that is in the batch it rests on, and in no earlier one
     * @param leaving the call with which it left the process
     */
    public record Disclosure(String what, String mark, Syscall leaving) {}

    /** Something that was done to the file or directory of this path. */
    private record Deed(String path, int begin, int end) {}

    private final List<Deed> syncs;
    private final List<Deed> namings;
    private final LogRecords log;

    public SyncOrder(List<Syscall> calls) {
        this.syncs = calls.stream()
                .filter(call -> call.isSync() && call.result() == 0)
                .map(call -> new Deed(call.target(), call.begin(), call.end()))
                .toList();
        this.namings = calls.stream()
                .filter(call -> call.result() >= 0)
                .map(call -> new Deed(namedLog(call), call.begin(), call.end()))
                .filter(deed -> !deed.path().isEmpty())
                .toList();
        this.log = new LogRecords(calls);
    }

    /** Every disclosure that came too early, with the reason. */
    public List<String> violations(List<Disclosure> disclosures) {
        List<String> violations = new ArrayList<>();
        for (Disclosure disclosure : disclosures) {
            String fault = fault(disclosure);
            if (!fault.isEmpty()) {
                violations.add(disclosure.what() + " at " + disclosure.leaving().begin() + ": " + fault);
            }
        }
        return violations;
    }

    private String fault(Disclosure disclosure) {
        Optional<LogRecords.Batch> batch = log.find(disclosure.mark());
        if (batch.isEmpty()) {
            return "it was never written to a log";
        }
        Syscall written = batch.get().written();
        String file = batch.get().file();
        if (!isSyncedBetween(file, written.end(), disclosure.leaving().begin())) {
            return "no sync of " + file + " covers the write at " + written.end();
        }
        String directory = file.substring(0, file.lastIndexOf('/'));
        Optional<Deed> naming = namings.stream()
                .filter(deed -> deed.path().equals(file) && deed.end() < written.begin())
                .reduce((_, later) -> later);
        if (naming.isPresent()
                && !isSyncedBetween(
                        directory, naming.get().end(), disclosure.leaving().begin())) {
            return "the name of " + file + " was not synced";
        }
        return "";
    }

    private boolean isSyncedBetween(String target, int from, int to) {
        return syncs.stream().anyMatch(sync -> sync.path().equals(target) && sync.begin() > from && sync.end() < to);
    }

    /** The log that got its name by this call, or nothing. */
    private static String namedLog(Syscall call) {
        String path = switch (call.name()) {
            case "openat" -> call.arguments().get(2).contains("O_CREAT") ? call.path(1) : "";
            case "rename" -> call.path(1);
            default -> "";
        };
        return path.endsWith(".log") ? path : "";
    }
}
